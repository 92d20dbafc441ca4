import { end, example, say } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const missingNext: Rule = {
  id: 'missing-next',
  level: 'error',
  what: 'every step that goes on says where',
  why: 'After its work the step has nowhere to go. Amazon Connect refuses the flow.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ hello: { type: 'MessageParticipant', parameters: { Text: 'Hello' } } }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check(context) {
    for (const { id, step, spec, errors } of context.structure.known) {
      if (step.next !== undefined) continue;
      const branches = step.conditions.length + errors.length;
      if (spec.next === 'none' || spec.next === 'optional') continue;
      // A mirrored NextAction is a copy: what matters is that there are branches. Some actions may end the flow without any.
      if (spec.next === 'mirror' && (branches > 0 || mayEnd.has(step.type))) continue;
      const level = step.conditions.length > 0 ? 'warning' : levelOf(spec);
      yield {
        step: id,
        message: `${step.type} has no NextAction.`,
        fix: 'Add NextAction with the step that follows.',
        ...(level && { level }),
      };
    }
  },
};

/** Written without any transitions by some tools, and accepted. Source: peers' field reports disagree. */
const mayEnd: ReadonlySet<string> = new Set([
  'TransferToFlow',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
  'MessageParticipantIteratively',
]);
