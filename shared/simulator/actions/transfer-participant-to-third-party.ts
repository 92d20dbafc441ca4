import { millisecondsOf, over, type SimulatedAction, textOf } from '../branch.ts';
import type { WaitsFor } from '../call.ts';
import type { LiveCall } from '../live-call.ts';
import { prepareText } from '../text.ts';
import { pause } from '../wait.ts';

/** Transfer to phone number. What the number does is the centre's `thirdParty`. */
export const transferParticipantToThirdParty: SimulatedAction = {
  type: 'TransferParticipantToThirdParty',
  prepare(plan) {
    const number = prepareText(textOf(plan.parameters.ThirdPartyPhoneNumber));
    const limit = prepareText(textOf(plan.parameters.ThirdPartyConnectionTimeLimitSeconds));
    const continues = textOf(plan.parameters.ContinueFlowExecution).toLowerCase() !== 'false';
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    const tooLate = plan.error('ConnectionTimeLimitExceeded');
    const busy = plan.error('CallFailed');
    return (call) => {
      const dialled = number.read(call);
      if (dialled === '') return failed;
      const answer = call.centre.options.thirdParty?.(dialled) ?? 'answered';
      const outcome = typeof answer === 'string' ? answer : answer.outcome;
      call.emit({ type: 'third-party-dialled', ...call.here, outcome });
      if (outcome === 'no-answer') return call.pass(millisecondsOf(limit.read(call), 30_000), tooLate);
      if (outcome === 'busy') return busy;
      const { at, contactId } = call.here;
      call.emit({ type: 'transferred', at, contactId, to: 'third-party', name: number.fixed ?? '' });
      call.contact.transferredTo = { address: dialled, at };
      const seconds = typeof answer === 'string' ? undefined : answer.seconds;
      if (continues) return converse(call, seconds, () => call.resume(next));
      call.leave();
      call.after = () => converse(call, seconds, () => call.disconnect('third-party'));
      return over;
    };
  },
};

/** Until the third party hangs up, by itself after some seconds or by the world's hand. */
function converse(call: LiveCall, seconds: number | undefined, due: () => void) {
  const until = seconds === undefined ? undefined : call.time + seconds * 1000;
  const describe = (): WaitsFor => ({ what: 'third-party', until });
  return call.park(pause(describe, { due }), until);
}
