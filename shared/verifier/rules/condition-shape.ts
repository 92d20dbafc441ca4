import type { ConditionRules } from '../../flow/action-spec.ts';
import { type Condition, operators } from '../../flow/flow.ts';
import { compare, end, example, when } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Problem, Rule } from '../rule.ts';

export const conditionShape: Rule = {
  id: 'condition-shape',
  level: 'error',
  what: 'conditions use operators and operands that the action knows',
  why: 'Amazon Connect refuses a condition that the action does not support; one that can never match is a branch no call takes.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  wrong: example({
    route: { ...compare('$.Channel', {}, 'bye'), conditions: [when('VOICE', 'bye', 'IsEqualTo')] },
    bye: end,
  }),
  right: example({ route: compare('$.Channel', { VOICE: 'bye' }, 'bye'), bye: end }),
  *check(context) {
    for (const { id, step, spec } of context.structure.known) {
      if (step.conditions.length === 0) continue;
      const rules = spec.conditions(step.parameters);
      const level = levelOf(spec);
      const problems = rules
        ? step.conditions.flatMap((condition) =>
            isUsual(condition, rules) ? [] : [...problemsOf(condition, rules, step.type)],
          )
        : [
            {
              message: `${step.type} does not support conditions in this form.`,
              fix: 'Delete the conditions, or branch in a Compare after it.',
            },
          ];
      for (const problem of problems) yield { step: id, ...problem, ...(level && { level }) };
    }
  },
};

/** Most conditions: one operand for the first operator that the action knows. */
const isUsual = ({ operator, operands }: Condition, rules: ConditionRules): boolean =>
  operator === 'Equals' &&
  rules.operators[0] === operator &&
  operands.length === 1 &&
  (rules.operands === undefined || rules.operands.includes(operands[0] ?? ''));

function* problemsOf(condition: Condition, rules: ConditionRules, type: string): Generator<Problem> {
  const { operator, operands } = condition;
  const allowed = rules.operators.map(String);
  // Observed: accepted by the service, documented nowhere.
  if (!allowed.includes(operator) && operator !== 'KeyExists') {
    const known = operators.some((name) => name === operator);
    yield {
      message: known ? `${type} cannot compare with ${operator}.` : `There is no operator "${operator}".`,
      fix: `Use ${allowed.join(', ')}.`,
    };
  }
  if (operands.length !== 1) {
    yield {
      message: `A condition of ${type} has ${operands.length} operands.`,
      fix: 'Write one operand for each condition.',
    };
  }
  for (const operand of operands) {
    if (rules.operands && operand !== '' && !rules.operands.includes(operand)) {
      yield {
        message: `${type} never gives "${operand}".`,
        fix: `Use one of ${rules.operands.join(' ')}.`,
      };
    }
    if (
      operator.startsWith('Number') &&
      operand !== '' &&
      !operand.includes('$') &&
      Number.isNaN(Number(operand))
    ) {
      yield {
        message: `"${operand}" is no number, so ${operator} never holds.`,
        fix: 'Compare with a number.',
      };
    }
  }
}
