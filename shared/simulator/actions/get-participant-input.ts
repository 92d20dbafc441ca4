import { isTrue, type Run, type SimulatedAction, type StepPlan } from '../branch.ts';
import { prepareMenu } from '../keypad-menu.ts';
import { prepareStore } from '../keypad-store.ts';

/** One action, three blocks: a menu, an entry that is stored, and the switch of the touch-tone buffer. */
export const getParticipantInput: SimulatedAction = {
  type: 'GetParticipantInput',
  prepare(plan) {
    const asks = plan.parameters.InputTimeLimitSeconds !== undefined;
    if (plan.parameters.EnableDTMFBuffer !== undefined && !asks) return touchToneBuffer(plan);
    return isTrue(plan.parameters.StoreInput) ? prepareStore(plan) : prepareMenu(plan);
  },
};

/** Keeps keys that are pressed ahead, or forgets them. Source: Administrator Guide, set-touchtone-buffer-behavior. */
function touchToneBuffer({ parameters, next }: StepPlan): Run {
  const on = isTrue(parameters.EnableDTMFBuffer);
  return (call) => {
    call.touchTones = on ? (call.touchTones ?? []) : undefined;
    return next;
  };
}
