import { call, end, example } from '../example.ts';
import { slotsOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const requiredParameter: Rule = {
  id: 'required-parameter',
  level: 'error',
  what: 'every required parameter is there',
  why: 'Amazon Connect answers "Action is missing required property" and refuses the flow.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: example({ ask: { ...call('find-bill', 'bye', 'bye'), parameters: {} }, bye: end }),
  right: example({ ask: call('find-bill', 'bye', 'bye'), bye: end }),
  *check(context) {
    for (const { step, type, where, spec, value, level } of slotsOf(context)) {
      if (!spec?.required || (value !== undefined && value !== null)) continue;
      yield {
        step,
        message: `${type} lacks the parameter ${where}.`,
        fix: `Add ${where}.`,
        ...(level && { level }),
      };
    }
  },
};
