import { compare, end, example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const emptyOperand: Rule = {
  id: 'empty-operand',
  level: 'error',
  what: 'no condition compares with an empty text',
  why: 'Amazon Connect refuses an empty operand ("Invalid branch"). An absent value goes the NoMatchingCondition way.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  wrong: example({ route: compare('$.Attributes.topic', { '': 'bye' }, 'bye'), bye: end }),
  right: example({ route: compare('$.Attributes.topic', { bill: 'bye' }, 'bye'), bye: end }),
  *check({ structure }) {
    for (const { id: step, step: value } of structure.placed) {
      if (!value.conditions.some(({ operands }) => operands.includes(''))) continue;
      yield {
        step,
        message: 'A condition compares with an empty text.',
        fix: 'List the values that may occur, and let NoMatchingCondition take the empty one.',
      };
    }
  },
};
