import { compare, end, example, when } from '../example.ts';
import type { Rule } from '../rule.ts';

export const duplicateCondition: Rule = {
  id: 'duplicate-condition',
  level: 'warning',
  what: 'no condition repeats an earlier one',
  why: 'The first match wins, so the later branch is dead: a caller who was meant to go there goes elsewhere.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({
    route: { ...compare('$.Channel', {}, 'bye'), conditions: [when('VOICE', 'bye'), when('VOICE', 'bye')] },
    bye: end,
  }),
  right: example({ route: compare('$.Channel', { VOICE: 'bye', CHAT: 'bye' }, 'bye'), bye: end }),
  *check({ structure }) {
    for (const {
      id: step,
      step: { conditions },
    } of structure.placed) {
      if (conditions.length < 2) continue;
      const seen = new Set<string>();
      for (const { operator, operands } of conditions) {
        const test = `${operator}\n${operands.join('\n')}`;
        if (seen.has(test)) {
          yield {
            step,
            message: `"${operator} ${operands.join(' ')}" stands twice; the second branch is never taken.`,
            fix: 'Delete one, or correct its operand.',
          };
        }
        seen.add(test);
      }
    }
  },
};
