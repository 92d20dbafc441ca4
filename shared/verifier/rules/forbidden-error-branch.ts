import { end, example, store } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const forbiddenErrorBranch: Rule = {
  id: 'forbidden-error-branch',
  level: 'error',
  what: 'no step has an error branch its action cannot take',
  why: 'Amazon Connect answers "Invalid Action error" and refuses the flow. A storing input, for one, has no time-out branch: silence stores the text "Timeout".',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html',
  wrong: example({
    ask: {
      ...store('Enter your number', 'bye'),
      errors: { NoMatchingError: 'bye', InputTimeLimitExceeded: 'bye' },
    },
    bye: end,
  }),
  right: example({ ask: store('Enter your number', 'bye'), bye: end }),
  *check(context) {
    for (const { id, step, spec, errors } of context.structure.known) {
      // Branches of a step that ends the flow have a rule of their own.
      if (spec.next === 'none') continue;
      if (errors.length === 0) continue;
      const level = levelOf(spec);
      const { required, optional } = spec.errors(step.parameters);
      for (const error of errors) {
        if (required.includes(error) || optional.includes(error)) continue;
        const known = [...required, ...optional];
        yield {
          step: id,
          message: `${step.type} cannot take the error branch ${error} in this form.`,
          fix:
            known.length > 0
              ? `Delete it; allowed are ${known.join(', ')}.`
              : 'Delete it; this action has no errors.',
          ...(level && { level }),
        };
      }
    }
  },
};
