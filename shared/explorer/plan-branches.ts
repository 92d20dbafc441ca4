import type { Step } from '../flow/flow.ts';
import type { StepPlanning } from './plan.ts';
import type { PlannedStep } from './planned-step.ts';
import { assignmentsOf } from './variables.ts';

/** The branch of a condition that the world decides. */
export function labelled(make: StepPlanning['make'], step: Step, i: number) {
  const way = make.condition(i, { by: 'world' });
  const condition = step.conditions[i];
  const branch = condition ? `${condition.operator} ${condition.operands.join(' ')}` : '';
  return { ...way, doing: { do: 'decide', branch } as const };
}

/** One way for each condition, then the one that runs when none holds. */
export function tests(
  planned: PlannedStep,
  step: Step,
  { make, layout }: Pick<StepPlanning, 'make' | 'layout'>,
): void {
  planned.tests = step.conditions.map(({ operator, operands }, way) => ({
    operator,
    operand: layout.pieces(operands[0] ?? '', planned.flow),
    way,
  }));
  planned.otherwise = step.conditions.length;
  planned.ways = [
    ...step.conditions.map((_, i) => make.condition(i, { by: 'flow' })),
    make.error('NoMatchingCondition', { by: 'flow' }),
  ];
}

export function assign(planned: PlannedStep, step: Step, { make, layout }: StepPlanning): void {
  planned.op = 'assign';
  const set = assignmentsOf(step, planned.flow);
  planned.assigns = set.flatMap(([variable, text]) => {
    const place = layout.find(variable);
    return place ? [[place, layout.pieces(text, planned.flow)] as const] : [];
  });
  const refused = set.some(
    ([variable]) =>
      /[$.]/.test(variable.slice(variable.lastIndexOf(':') + 1)) && !variable.endsWith('$language'),
  );
  planned.ways = [
    refused ? make.error('NoMatchingError', { by: 'flow' }) : make.next({ by: 'flow' }),
    ...make.failures(),
  ];
  if (refused) planned.assigns = [];
}
