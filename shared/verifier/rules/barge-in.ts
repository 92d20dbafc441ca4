import { plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { end, example, menu, say } from '../example.ts';
import { keyNames } from '../key-names.ts';
import type { Rule } from '../rule.ts';
import { speechOf } from '../speech.ts';

/** Words that take about eight seconds. */
const most = 25;

export const bargeIn: Rule = {
  id: 'barge-in',
  level: 'advice',
  what: 'keys are announced, and long things said, where a key is heard at once (policy: besides what must be heard out)',
  why: 'Play prompt does not listen: a key pressed while it speaks is lost, and the caller who knows the way waits, presses again and lands elsewhere. The input that follows listens while it speaks.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/play.html',
  wrong: example({
    choices: say('For a bill, press 1.', 'ask'),
    ask: menu('What would you like?', { 1: 'bye' }, 'bye'),
    bye: end,
  }),
  right: example({ ask: menu('For a bill, press 1.', { 1: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure, flow, policy }) {
    const { steps, ids, reachable } = structure;
    if (!steps.some(takesKeys) || steps.some(buffers)) return;
    for (const [n, step] of steps.entries()) {
      const next = flow.steps[step.next ?? ''];
      if (step.type !== 'MessageParticipant' || reachable[n] === 0 || !next || !takesKeys(next)) continue;
      const words = speechOf(step).texts.join(' ');
      const count = words.split(/\s+/).filter((word) => word !== '').length;
      if (words === '' || (policy?.heardOut && words.search(policy.heardOut) >= 0)) continue;
      const announces = keyNames(words).size > 0;
      if (!announces && count <= most) continue;
      yield {
        step: ids[n] ?? '',
        message: announces
          ? 'Keys are announced while none is heard.'
          : `${count} words are said before "${step.next}" hears a key.`,
        fix: `Say it in "${step.next}", or start the touch-tone buffer before.`,
      };
    }
  },
};

const takesKeys = (step: Step): boolean =>
  step.type === 'GetParticipantInput' && !('EnableDTMFBuffer' in step.parameters);

/** With the touch-tone buffer no key is lost. */
const buffers = ({ parameters }: Step): boolean =>
  'EnableDTMFBuffer' in parameters && plainText(parameters.EnableDTMFBuffer).toLowerCase() === 'true';
