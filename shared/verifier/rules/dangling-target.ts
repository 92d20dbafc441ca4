import type { Step } from '../../flow/flow.ts';
import { end, example, say } from '../example.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const danglingTarget: Rule = {
  id: 'dangling-target',
  level: 'error',
  what: 'every branch leads to a step',
  why: 'A branch to a step that does not exist makes Amazon Connect refuse the flow; a service that let it pass would drop the call there.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ hello: say('Hello', 'by'), bye: end }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check({ flow, structure }) {
    if (!structure.dangles) return;
    const ids = Object.keys(flow.steps);
    for (const [step, value] of Object.entries(flow.steps)) {
      for (const { branch, to } of branchesOf(value)) {
        if (Object.hasOwn(flow.steps, to)) continue;
        const meant = nearest(to, ids);
        yield {
          step,
          message: `${branch} leads to "${to}", and the flow has no such step.`,
          fix: meant ? `Did you mean "${meant}"?` : 'Add the step or lead the branch to another one.',
        };
      }
    }
  },
};

/** All written branches, mirrored ones too: the service checks each. */
function branchesOf(step: Step): { branch: string; to: string }[] {
  return [
    ...(step.next === undefined ? [] : [{ branch: 'NextAction', to: step.next }]),
    ...step.conditions.map((c) => ({
      branch: `Condition "${c.operator} ${c.operands.join(' ')}"`,
      to: c.next,
    })),
    ...Object.entries(step.errors).map(([error, to]) => ({ branch: `Error ${error}`, to })),
  ];
}
