import { end, example, say } from '../example.ts';
import type { Rule } from '../rule.ts';

const policy = {};

export const errorBranchLeftOut: Rule = {
  id: 'error-branch-left-out',
  level: 'warning',
  what: 'a step that may fail says where the call goes then, even where the service does not insist (policy)',
  why: 'The service takes the flow without this branch, and ends the call when the step fails: the caller hears nothing more.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ hello: { ...say('Hello', 'bye'), errors: {} }, bye: end }, { policy }),
  right: example({ hello: say('Hello', 'bye'), bye: end }, { policy }),
  *check(context) {
    // A house wants each way to be somebody's decision; in a stranger's flow it may be one.
    if (!context.policy) return;
    for (const { id, step, spec } of context.structure.known) {
      // A Loop only counts: nothing in it can fail.
      if (step.type === 'Loop' || spec.next === 'none' || 'NoMatchingError' in step.errors) continue;
      if (!spec.errors(step.parameters).optional.includes('NoMatchingError')) continue;
      yield {
        step: id,
        message: `${step.type} does not say where the call goes when it fails.`,
        fix: 'Add NoMatchingError with a step that helps the caller on.',
      };
    }
  },
};
