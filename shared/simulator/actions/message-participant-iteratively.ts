import { isObject, millisecondsOf, type SimulatedAction } from '../branch.ts';
import { playRound, RepeatedMessages } from '../repeated-messages.ts';
import { prepareSpeech, type Speech } from '../speech.ts';

/** Loop prompts: messages over and over, until the interrupt time comes or the world outside moves the caller on. */
export const messageParticipantIteratively: SimulatedAction = {
  type: 'MessageParticipantIteratively',
  prepare(plan) {
    const given = plan.parameters.Messages;
    const messages = (Array.isArray(given) ? given : []).flatMap((message): Speech[] => {
      const speech = isObject(message) ? prepareSpeech(message, plan.timing) : undefined;
      return speech ? [speech] : [];
    });
    const interruptMs = millisecondsOf(plan.parameters.InterruptFrequencySeconds, Number.POSITIVE_INFINITY);
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (!call.audience || messages.length === 0) return failed;
      const repeated = new RepeatedMessages(call, {
        step: plan.id,
        messages,
        interruptAt: call.time + interruptMs,
        interrupted: () => choose('MessagesInterrupted', call) ?? failed,
      });
      if (call.centre.asSpoken) return repeated.play();
      playRound(call, messages, interruptMs);
      return repeated.rest();
    };
  },
};
