import { end, example, exampleFlow } from '../example.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const missingStart: Rule = {
  id: 'missing-start',
  level: 'error',
  what: 'StartAction names a step',
  why: 'A call enters at StartAction. When no step has that name, Amazon Connect refuses the flow.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html',
  wrong: { sources: [{ file: 'example.json', flow: { ...exampleFlow({ bye: end }), start: 'hello' } }] },
  right: example({ bye: end }),
  *check({ flow, structure: { start, ids } }) {
    if (start >= 0) return;
    const meant = nearest(flow.start, ids) ?? ids[0];
    yield {
      message: `StartAction names "${flow.start}", and the flow has no such step.`,
      fix: meant ? `Set StartAction to the step a call enters first, perhaps "${meant}".` : 'Add a step.',
    };
  },
};
