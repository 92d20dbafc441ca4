import { objectOf, type SimulatedAction } from '../branch.ts';
import { isOn, prepareRecording } from '../recording.ts';

/** Who is recorded, and whether the call is analysed; settings for another channel than the contact's take ChannelMismatch. */
export const updateContactRecordingAndAnalyticsBehavior: SimulatedAction = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  prepare(plan) {
    const { VoiceBehavior, ChatBehavior } = plan.parameters;
    const mismatch = plan.error('ChannelMismatch');
    if (VoiceBehavior === undefined) {
      const forChat = ChatBehavior !== undefined;
      return (call) => (forChat && call.contact.channel !== 'CHAT' ? mismatch : plan.next);
    }
    const voice = objectOf(VoiceBehavior);
    const set = prepareRecording(
      objectOf(voice.VoiceRecordingBehavior),
      isOn(objectOf(voice.VoiceAnalyticsBehavior)),
    );
    return (call) => {
      if (call.contact.channel !== 'VOICE') return mismatch;
      set(call);
      return plan.next;
    };
  },
};
