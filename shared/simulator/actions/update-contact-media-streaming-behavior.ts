import { type SimulatedAction, textOf } from '../branch.ts';
import { changed } from '../setting.ts';

/** Starts or stops the live copy of the sound: only `$.MediaStreams` says so, nothing streams. Assumed: stopping what never began is no error. */
export const updateContactMediaStreamingBehavior: SimulatedAction = {
  type: 'UpdateContactMediaStreamingBehavior',
  prepare(plan) {
    const enabled = textOf(plan.parameters.MediaStreamingState) === 'Enabled';
    return (call) => {
      const { contact, centre, time } = call;
      if (enabled) {
        contact.mediaStream = {
          StreamARN: `${centre.options.instanceArn}/media-stream/${contact.id}`,
          StartTimestamp: String(time),
          StopTimestamp: undefined,
          StartFragmentNumber: '1',
        };
      } else if (contact.mediaStream)
        contact.mediaStream = { ...contact.mediaStream, StopTimestamp: String(time) };
      changed(call, plan.id, [enabled ? 'media-streaming-on' : 'media-streaming-off']);
      return plan.next;
    };
  },
};
