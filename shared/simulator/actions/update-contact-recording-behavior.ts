import { objectOf, type SimulatedAction } from '../branch.ts';
import { isOn, prepareRecording } from '../recording.ts';

/** Who is recorded, and whether the call is analysed. Has no error branch. */
export const updateContactRecordingBehavior: SimulatedAction = {
  type: 'UpdateContactRecordingBehavior',
  prepare(plan) {
    const behavior = objectOf(plan.parameters.RecordingBehavior);
    const set = prepareRecording(behavior, isOn(objectOf(plan.parameters.AnalyticsBehavior)));
    return (call) => {
      set(call);
      return plan.next;
    };
  },
};
