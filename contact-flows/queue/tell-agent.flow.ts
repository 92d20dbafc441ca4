import { describeCaller } from '../../shared/contract/describe-caller.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { attributes } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';

/** What the agent hears before "hello": who, how sure, what for. It is said, never stored. */
export const tellAgent = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('tell-agent'),
    kind: 'AGENT_WHISPER',
    description: 'Agent whisper of every queue.',
    start: 'describe',
    steps: {
      describe: callFunction(describeCaller, {
        with: { reason: attributes.reason },
        on: { described: 'whisper' },
        onError: 'unknown-caller',
      }),
      whisper: {
        type: 'MessageParticipant',
        text: external(describeCaller, 'described', 'whisper'),
        next: 'end',
        onError: 'end',
      },
      'unknown-caller': {
        type: 'MessageParticipant',
        text: say('unknown-caller'),
        next: 'end',
        onError: 'end',
      },
      end: { type: 'EndFlowExecution' },
    },
  });
