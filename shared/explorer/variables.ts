import type { Flow, Step } from '../flow/flow.ts';
import { pathsIn, segmentsOf } from '../flow/paths.ts';
import { objectOf, textOf } from '../simulator/branch.ts';
import { anyQueue, type FlowFolder } from './flow-folder.ts';

/**
 * A value that decides something: `A:goTo` an attribute of the contact, `F:3:number` of flow 3, `E:3:outcome` a function's answer,
 * `S:3` the stored input. Undefined for what only the world outside knows.
 */
export type Variable = string;

export const contactVariable = (name: string): Variable => `A:${name}`;

export function variableOf(path: string, flow: number): Variable | undefined {
  const [root = '', ...keys] = segmentsOf(path);
  const key = keys.join('.');
  switch (root) {
    case 'Attributes':
      return contactVariable(key);
    case 'FlowAttributes':
      return `F:${flow}:${key}`;
    case 'External':
      return `E:${flow}:${key}`;
    case 'StoredCustomerInput':
      return `S:${flow}`;
    case 'LanguageCode':
      return 'A:$language';
    default:
      return undefined;
  }
}

/** The variable that a text is, when it is exactly one path. */
export function soleVariable(text: string, flow: number): Variable | undefined {
  const [only] = pathsIn(text);
  return only === text ? variableOf(only, flow) : undefined;
}

/** What a step sets: variable and the text that it is set to. */
export function assignmentsOf(step: Step, flow: number): [Variable, string][] {
  const { parameters } = step;
  if (step.type === 'UpdateContactAttributes' && textOf(parameters.TargetContact) !== 'Related') {
    return Object.entries(objectOf(parameters.Attributes)).map(([key, value]) => [
      contactVariable(key),
      textOf(value),
    ]);
  }
  if (step.type === 'UpdateFlowAttributes') {
    return Object.entries(objectOf(parameters.FlowAttributes)).map(([key, value]) => [
      `F:${flow}:${key}`,
      typeof value === 'string' ? value : textOf(objectOf(value).Value),
    ]);
  }
  return step.type === 'UpdateContactData' && typeof parameters.LanguageCode === 'string'
    ? [['A:$language', parameters.LanguageCode]]
    : [];
}

/** Texts of a step on which its branch depends. */
function decidingTexts(step: Step): string[] {
  const p = step.parameters;
  const texts = [
    p.ContactFlowId,
    p.FlowModuleId,
    p.QueueId,
    p.LoopCount,
    p.Result,
    p.PromptId,
    objectOf(p.Media).Uri,
  ];
  if (step.type === 'Compare') texts.push(p.ComparisonValue);
  return [...texts.map(textOf), ...step.conditions.flatMap(({ operands }) => operands)];
}

/** Which variables decide anything, and which values make a difference. */
export class Variables {
  readonly relevant = new Set<Variable>();
  /** Attributes of the contact that some flow sets. */
  readonly written = new Set<Variable>();
  private readonly groups = new Map<Variable, Variable>();
  private readonly values = new Map<Variable, Set<string>>();

  constructor(folder: FlowFolder) {
    const { flows } = folder;
    const copies: [to: Variable, from: Variable][] = [];
    each(flows, (step, flow) => {
      for (const text of decidingTexts(step)) this.note(text, flow);
      for (const [variable, text] of assignmentsOf(step, flow)) {
        this.written.add(variable);
        for (const path of pathsIn(text)) {
          const from = variableOf(path, flow);
          if (from !== undefined) copies.push([variable, from]);
          if (from !== undefined && path === text) this.join(variable, from);
        }
      }
    });
    for (let before = -1; before < this.relevant.size; ) {
      before = this.relevant.size;
      for (const [to, from] of copies) if (this.relevant.has(to)) this.relevant.add(from);
      each(flows, (step, flow) => this.carry(folder, step, flow));
    }
    each(flows, (step, flow) => {
      const queue = soleVariable(textOf(step.parameters.QueueId), flow);
      if (queue !== undefined) this.makesDifference(queue, [anyQueue]);
      for (const prompt of [step.parameters.PromptId, objectOf(step.parameters.Media).Uri]) {
        const recorded = soleVariable(textOf(prompt), flow);
        if (recorded !== undefined) this.makesDifference(recorded, ['']);
      }
      if (step.type !== 'Compare') return;
      const variable = soleVariable(textOf(step.parameters.ComparisonValue), flow);
      if (variable === undefined) return;
      const values = step.conditions.flatMap(({ operator, operands }) => near(operator, operands[0] ?? ''));
      this.makesDifference(variable, values);
    });
  }

  /** Values that some comparison tells apart from all others. */
  candidates(variable: Variable): readonly string[] {
    return [...(this.values.get(this.groupOf(variable)) ?? [])];
  }

  private makesDifference(variable: Variable, values: readonly string[]): void {
    const group = this.groupOf(variable);
    this.values.set(group, new Set([...(this.values.get(group) ?? []), ...values]));
  }

  private note(text: string, flow: number): void {
    for (const path of pathsIn(text)) {
      const variable = variableOf(path, flow);
      if (variable !== undefined) this.relevant.add(variable);
    }
  }

  /** A transfer takes answer and stored input along: what decides there must be known here. */
  private carry(folder: FlowFolder, step: Step, flow: number): void {
    if (step.type !== 'TransferToFlow') return;
    const target = folder.find(textOf(step.parameters.ContactFlowId));
    if (target === undefined || target === flow) return;
    for (const there of [...this.relevant]) {
      if (!there.startsWith(`E:${target}:`) && there !== `S:${target}`) continue;
      const here = there.replace(`:${target}`, `:${flow}`);
      this.relevant.add(here);
      this.join(here, there);
    }
  }

  private groupOf(variable: Variable): Variable {
    let group = variable;
    for (let up = this.groups.get(group); up !== undefined; up = this.groups.get(group)) group = up;
    return group;
  }

  private join(a: Variable, b: Variable): void {
    const from = this.groupOf(a);
    const to = this.groupOf(b);
    if (from !== to) this.groups.set(from, to);
  }
}

function near(operator: string, operand: string): string[] {
  if (operand.includes('$.')) return [];
  const number = Number(operand);
  return operator.startsWith('Number') && Number.isFinite(number)
    ? [String(number - 1), operand, String(number + 1)]
    : [operand];
}

function each(flows: readonly Flow[], visit: (step: Step, flow: number) => void): void {
  flows.forEach((flow, i) => {
    for (const step of Object.values(flow.steps)) visit(step, i);
  });
}
