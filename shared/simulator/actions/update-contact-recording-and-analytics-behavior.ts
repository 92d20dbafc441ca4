import { objectOf, type SimulatedAction } from '../branch.ts';
import { isOn, prepareRecording } from '../recording.ts';

/** Who is recorded, and whether the call is analysed; settings for chat on a telephone call take ChannelMismatch. */
export const updateContactRecordingAndAnalyticsBehavior: SimulatedAction = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  prepare(plan) {
    const { VoiceBehavior, ChatBehavior } = plan.parameters;
    if (VoiceBehavior === undefined) {
      const otherwise = ChatBehavior === undefined ? plan.next : plan.error('ChannelMismatch');
      return () => otherwise;
    }
    const voice = objectOf(VoiceBehavior);
    const set = prepareRecording(
      objectOf(voice.VoiceRecordingBehavior),
      isOn(objectOf(voice.VoiceAnalyticsBehavior)),
    );
    return (call) => {
      set(call);
      return plan.next;
    };
  },
};
