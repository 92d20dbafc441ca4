import { end, example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const terminalWithTransitions: Rule = {
  id: 'terminal-with-transitions',
  level: 'warning',
  what: 'a step that ends the flow has no branches',
  why: 'The call is over at this step; a branch after it is never taken, and the service may refuse it.',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-disconnectparticipant.html',
  wrong: example({ bye: { ...end, next: 'bye' } }),
  right: example({ bye: end }),
  *check(context) {
    for (const { id, step, spec, errors } of context.structure.known) {
      if (spec.next !== 'none') continue;
      if (step.next === undefined && step.conditions.length + errors.length === 0) continue;
      yield {
        step: id,
        message: `${step.type} ends the flow, yet it has branches.`,
        fix: 'Write "Transitions": {}.',
      };
    }
  },
};
