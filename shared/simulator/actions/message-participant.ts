import { isTrue, over, type SimulatedAction } from '../branch.ts';
import { prepareSpeech } from '../speech.ts';

/** Play prompt: keys pressed meanwhile are lost, or kept by the touch-tone buffer. */
export const messageParticipant: SimulatedAction = {
  type: 'MessageParticipant',
  prepare(plan) {
    const speech = prepareSpeech(plan.parameters, plan.timing);
    const skips = isTrue(plan.parameters.SkipWhenDTMFBufferEnabled);
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (skips && call.touchTones && call.touchTones.length > 0) return next;
      if (call.pendingDial && !call.pendingDial()) return over;
      const length = call.audience && speech?.say(call);
      return length === undefined ? failed : call.pass(length, next);
    };
  },
};
