import { call, end, example } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const requiredErrorBranch: Rule = {
  id: 'required-error-branch',
  level: 'error',
  what: 'every step has the error branches its action requires',
  why: 'Amazon Connect answers "Action is missing required error" and refuses the flow; without the branch a failure would end the call.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ ask: { ...call('find-bill', 'bye', 'bye'), errors: {} }, bye: end }),
  right: example({ ask: call('find-bill', 'bye', 'bye'), bye: end }),
  *check(context) {
    let handlesErrors: boolean | undefined;
    for (const { id, step, spec, errors } of context.structure.known) {
      // Observed: a published flow that sets a queue and transfers, without one error branch anywhere. With any other
      // branch present, or in a house with a policy, a missing one is a slip.
      // Some tools write a hand-over without any transitions, and it is accepted. Source: peers' field reports disagree.
      if (step.type === 'TransferToFlow' && step.next === undefined) continue;
      for (const error of spec.errors(step.parameters).required) {
        if (errors.includes(error)) continue;
        handlesErrors ??= context.structure.placed.some((one) => one.errors.length > 0);
        const sketch = !handlesErrors && sketched.has(step.type);
        // Observed: a published Lex step without conditions and without this branch: there is nothing to match.
        const nothingToMatch = error === 'NoMatchingCondition' && step.conditions.length === 0;
        const level = (sketch || nothingToMatch) && !context.policy ? 'warning' : levelOf(spec);
        yield {
          step: id,
          message: `${step.type} has no branch for the error ${error}.`,
          fix: `Add { "ErrorType": "${error}", "NextAction": … } with a step that helps the caller on.`,
          ...(level && { level }),
        };
      }
    }
  },
};

const sketched: ReadonlySet<string> = new Set(['UpdateContactTargetQueue', 'TransferContactToQueue']);
