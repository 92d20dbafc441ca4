import { end, example, say } from '../example.ts';
import type { Rule } from '../rule.ts';

export const unreachableStep: Rule = {
  id: 'unreachable-step',
  level: 'warning',
  what: 'a call can reach every step',
  why: 'No call ever gets there: either a branch was led elsewhere by mistake, or the step is left over and misleads readers.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ hello: say('Hello', 'bye'), lost: say('Nobody hears this', 'bye'), bye: end }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check({ structure: { ids, start, reachable } }) {
    if (start < 0) return;
    for (let n = 0; n < ids.length; n++) {
      const step = ids[n];
      if (step === undefined || reachable[n] === 1) continue;
      yield {
        step,
        message: 'No path from the start of the flow reaches this step.',
        fix: 'Lead a branch to it, or delete it.',
      };
    }
  },
};
