import { end, example, when } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

const hours = {
  type: 'CheckHoursOfOperation',
  parameters: {},
  next: 'bye',
  errors: { NoMatchingError: 'bye' },
};

export const missingCondition: Rule = {
  id: 'missing-condition',
  level: 'error',
  what: 'an action with a closed list of results has a branch for each',
  why: 'Amazon Connect insists on all of them; a result without a branch would have nowhere to go.',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkhoursofoperation.html',
  wrong: example({ open: { ...hours, conditions: [when('True', 'bye')] }, bye: end }),
  right: example({ open: { ...hours, conditions: [when('True', 'bye'), when('False', 'bye')] }, bye: end }),
  *check(context) {
    for (const { id, step, spec } of context.structure.known) {
      const rules = spec.conditions(step.parameters);
      if (!rules?.exhaustive) continue;
      const level = levelOf(spec);
      const given = new Set(step.conditions.flatMap((condition) => condition.operands));
      for (const operand of rules.operands ?? []) {
        if (given.has(operand)) continue;
        yield {
          step: id,
          message: `${step.type} has no branch for the result "${operand}".`,
          fix: `Add the condition Equals "${operand}".`,
          ...(level && { level }),
        };
      }
    }
  },
};
