import { exportTypes } from './compile.ts';
import { identifierProblem } from './define-flow.ts';
import { FLOW_LANGUAGE_VERSION, type Json, type JsonObject } from './document.ts';
import { type Condition, type Flow, type FlowKind, flowKinds, type Step } from './flow.ts';
import { nestingProblem } from './nesting.ts';

/** A place in a document that is not flow language. `path` is a JSON pointer. */
export interface SyntaxProblem {
  readonly path: string;
  readonly step?: string;
  readonly message: string;
}

/** Not a flow: all problems at once. */
export class FlowSyntaxError extends Error {
  override readonly name = 'FlowSyntaxError';
  readonly problems: readonly SyntaxProblem[];
  constructor(problems: readonly SyntaxProblem[]) {
    super(`Not a flow: ${problems.map((p) => `${p.path || '/'} ${p.message}`).join('; ')}`);
    this.problems = problems;
  }
}

/**
 * Reads any Connect flow JSON (ours, exported, hand-written) into the normal form. Unknown action types and dangling
 * targets are read as they stand: judging them is the verifier's work.
 * Throws `FlowSyntaxError` when the shape itself is not that of a flow.
 */
export function parse(json: unknown): Flow {
  const problems: SyntaxProblem[] = [];
  const tooDeep = nestingProblem(json);
  if (tooDeep) throw new FlowSyntaxError([tooDeep]);
  const document = isObject(json) ? json : undefined;
  if (!document) throw new FlowSyntaxError([{ path: '', message: `is ${nameOf(json)}, expected an object` }]);
  if ('modules' in document && !('Actions' in document)) {
    const message = 'is an export of the old console format (2018), which the service no longer reads';
    throw new FlowSyntaxError([{ path: '/modules', message }]);
  }
  if (document.Version !== FLOW_LANGUAGE_VERSION) {
    problems.push({
      path: '/Version',
      message: `is ${show(document.Version)}, expected "${FLOW_LANGUAGE_VERSION}"`,
    });
  }
  const start = typeof document.StartAction === 'string' ? document.StartAction : '';
  if (start === '') problems.push({ path: '/StartAction', message: 'is missing or not a text' });
  const steps = readActions(document.Actions, problems);
  const { name, description, type, ...rest } = objectOr(document.Metadata, '/Metadata', problems);
  const settings =
    document.Settings === undefined ? undefined : objectOr(document.Settings, '/Settings', problems);
  if (problems.length > 0) throw new FlowSyntaxError(problems);
  return Object.freeze({
    name: typeof name === 'string' ? name : '',
    kind: settings ? 'MODULE' : kindOf(type),
    ...(typeof description === 'string' && { description }),
    start,
    steps: Object.freeze(steps),
    metadata: { ...rest, ...leftOver({ name, description, type }, settings !== undefined) },
    ...(settings && { settings }),
  });
}

/** Metadata that is not what its name says goes back as it came. */
function leftOver(
  named: { name?: Json | undefined; description?: Json | undefined; type?: Json | undefined },
  isModule: boolean,
): JsonObject {
  const kept: Record<string, Json> = {};
  if (named.name !== undefined && (typeof named.name !== 'string' || named.name === ''))
    kept.name = named.name;
  if (named.description !== undefined && typeof named.description !== 'string')
    kept.description = named.description;
  // A module's `type` says nothing: some exports write one, most do not.
  if (named.type !== undefined && (isModule || kindOf(named.type) === undefined)) kept.type = named.type;
  return kept;
}

function kindOf(type: Json | undefined): FlowKind | undefined {
  return flowKinds.find((kind) => type !== undefined && exportTypes[kind] === type);
}

/** Whoever mends a hundred will look again; a list of millions would say no more, and fill the memory. */
const mostProblems = 100;

function readActions(actions: unknown, problems: SyntaxProblem[]): Record<string, Step> {
  // Without a prototype, hostile names such as `__proto__` are keys like any other.
  const steps: Record<string, Step> = Object.create(null);
  if (!Array.isArray(actions)) {
    problems.push({ path: '/Actions', message: `is ${nameOf(actions)}, expected a list` });
    return steps;
  }
  for (const [index, action] of actions.entries()) {
    if (problems.length >= mostProblems) {
      const left = actions.length - index;
      problems.push({
        path: '/Actions',
        message: `holds ${left} more, not read after ${mostProblems} problems`,
      });
      break;
    }
    const path = `/Actions/${index}`;
    const id = isObject(action) ? identifierOf(action, { path, steps, problems }) : undefined;
    if (!isObject(action)) problems.push({ path, message: `is ${nameOf(action)}, expected an object` });
    const step = isObject(action) && id !== undefined ? readStep(action, { path, id, problems }) : undefined;
    if (step && id !== undefined) steps[id] = step;
  }
  return steps;
}

interface Reading {
  readonly path: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly problems: SyntaxProblem[];
}

function identifierOf(action: JsonObject, { path, steps, problems }: Reading): string | undefined {
  const id = action.Identifier;
  if (typeof id !== 'string') {
    problems.push({ path: `${path}/Identifier`, message: 'is missing or not a text' });
    return undefined;
  }
  const taken = Object.hasOwn(steps, id) ? `"${id}" is used by an earlier action too` : undefined;
  const message = identifierProblem(id) ?? taken;
  if (message) problems.push({ path: `${path}/Identifier`, step: id, message });
  return message ? undefined : id;
}

/**
 * An object without inherited names, so that hostile ones such as `__proto__` are keys like any other. Made by a
 * constructor, which the engine reads and lists several times as fast as what `Object.create(null)` makes.
 */
class Names {
  [name: string]: string;
}
Object.setPrototypeOf(Names.prototype, null);
Reflect.deleteProperty(Names.prototype, 'constructor');

interface Place {
  readonly path: string;
  readonly id: string;
  readonly problems: SyntaxProblem[];
}

function readStep(action: JsonObject, { path, id, problems }: Place): Step | undefined {
  const say = (at: string, message: string) => problems.push({ path: `${path}/${at}`, step: id, message });
  if (typeof action.Type !== 'string') {
    say('Type', 'is missing or not a text');
    return undefined;
  }
  const parameters = objectOr(action.Parameters ?? {}, `${path}/Parameters`, problems);
  const transitions = objectOr(action.Transitions ?? {}, `${path}/Transitions`, problems);
  const next = transitions.NextAction;
  if (next !== undefined && typeof next !== 'string')
    say('Transitions/NextAction', `is ${nameOf(next)}, expected a text`);
  const listAt = (key: 'Errors' | 'Conditions'): readonly unknown[] => {
    const list = transitions[key] ?? [];
    if (Array.isArray(list)) return list;
    say(`Transitions/${key}`, `is ${nameOf(list)}, expected a list`);
    return [];
  };
  const errors: Record<string, string> = new Names();
  listAt('Errors').forEach((error, i) => {
    if (!isObject(error) || typeof error.ErrorType !== 'string' || typeof error.NextAction !== 'string') {
      say(`Transitions/Errors/${i}`, 'needs the texts ErrorType and NextAction');
    } else if (Object.hasOwn(errors, error.ErrorType)) {
      say(`Transitions/Errors/${i}`, `repeats the error type ${error.ErrorType}`);
    } else errors[error.ErrorType] = error.NextAction;
  });
  const conditions: Condition[] = [];
  listAt('Conditions').forEach((entry, i) => {
    const condition = readCondition(entry);
    if (condition) conditions.push(condition);
    else say(`Transitions/Conditions/${i}`, 'needs NextAction and Condition { Operator, Operands: [texts] }');
  });
  return Object.freeze({
    type: action.Type,
    parameters,
    ...(typeof next === 'string' && { next }),
    errors,
    conditions,
  });
}

function readCondition(entry: unknown): Condition | undefined {
  if (!isObject(entry) || typeof entry.NextAction !== 'string' || !isObject(entry.Condition))
    return undefined;
  const { Operator, Operands } = entry.Condition;
  if (typeof Operator !== 'string' || !Array.isArray(Operands)) return undefined;
  if (!Operands.every((operand): operand is string => typeof operand === 'string')) return undefined;
  return { operator: Operator, operands: Operands, next: entry.NextAction };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectOr(value: unknown, path: string, problems: SyntaxProblem[]): JsonObject {
  if (isObject(value)) return value;
  if (value !== undefined) problems.push({ path, message: `is ${nameOf(value)}, expected an object` });
  return {};
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return value === undefined ? 'missing' : `a ${typeof value}`;
}

const show = (value: unknown): string =>
  value === undefined ? 'missing' : JSON.stringify(value)?.slice(0, 40);
