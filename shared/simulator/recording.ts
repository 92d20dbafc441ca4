import type { JsonObject } from '../flow/document.ts';
import { textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';

/** Sets what is recorded from now on. Assumed: IVRRecordingBehavior that is not given stays as it was. */
export function prepareRecording(behavior: JsonObject, analytics: boolean): (call: LiveCall) => void {
  const participants = Array.isArray(behavior.RecordedParticipants) ? behavior.RecordedParticipants : [];
  const agent = participants.includes('Agent');
  const customer = participants.includes('Customer');
  const ivrGiven = textOf(behavior.IVRRecordingBehavior);
  return (call) => {
    const { contact, time } = call;
    const ivr = ivrGiven === '' ? contact.recording.ivr : ivrGiven === 'Enabled';
    if (ivr && !contact.recording.ivr) {
      contact.ivrRecordedFrom ??= time;
      contact.ivrRecordedTo = undefined;
    } else if (!ivr && contact.recording.ivr) contact.ivrRecordedTo = time;
    contact.recording = { agent, customer, ivr, analytics };
    call.emit({ type: 'recording-changed', ...call.here, ...contact.recording });
  };
}

/** Analytics settings that switch analytics on: present, and not said to be off. */
export function isOn(behavior: JsonObject): boolean {
  const enabled = textOf(behavior.Enabled).toLowerCase();
  return enabled === 'true' || (enabled === '' && Object.keys(behavior).length > 0);
}
