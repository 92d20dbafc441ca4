import { millisecondsOf, type SimulatedAction, textOf } from '../branch.ts';
import type { ContactEvent } from '../call.ts';
import { namesOf } from '../looking.ts';
import { prepareText } from '../text.ts';
import { pause } from '../wait.ts';

/** Waits in silence until time is up or one of its events happens. Source: Developer Guide, Wait. */
export const wait: SimulatedAction = {
  type: 'Wait',
  prepare(plan) {
    const limit = prepareText(textOf(plan.parameters.TimeLimitSeconds ?? plan.parameters.TimeoutSeconds));
    const events = namesOf(plan.parameters.Events);
    const waitsForBot = events.includes('BotParticipantDisconnected');
    const notFound = plan.error('ParticipantNotFound');
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const milliseconds = millisecondsOf(limit.read(call), 0);
      // Source: at most 7 days.
      if (milliseconds <= 0 || milliseconds > 604_800_000) return failed;
      if (waitsForBot && !call.contact.found?.get('BotParticipant')) return notFound;
      const until = call.time + milliseconds;
      const flow = call.frame.flow.name;
      const due = (): void => call.resume(choose('WaitCompleted', call) ?? failed);
      const happened = (event: ContactEvent): boolean => {
        if (!events.includes(event)) return false;
        if (event === 'BotParticipantDisconnected') call.contact.find('BotParticipant', false);
        call.resume(choose(event, call) ?? failed);
        return true;
      };
      return call.park(
        pause(() => ({ what: 'time', flow, step: plan.id, until }), { due, happened }),
        until,
      );
    };
  },
};
