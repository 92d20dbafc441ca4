import { describe, expect, it } from 'vitest';
import { all, bye, ring, type Short, say } from './small-centre.ts';

describe('the recording of what a caller says to the system', () => {
  it('is kept from the first word on when a flow turns it on', () => {
    const recording: Short = {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      p: {
        VoiceBehavior: {
          VoiceRecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' },
        },
      },
      next: 'word',
      errors: { NoMatchingError: 'bye', ChannelMismatch: 'bye' },
    };
    const call = ring(
      {
        recording,
        word: say('Hello there.', 'log'),
        log: { type: 'UpdateFlowLoggingBehavior', p: { FlowLoggingBehavior: 'Disabled' }, next: 'bye' },
        bye,
      },
      { speechSeconds: () => 2 },
    );
    expect(call.record?.Recordings).toMatchObject([
      {
        ParticipantType: 'IVR',
        StartTimestamp: '2026-03-02T14:00:00Z',
        StopTimestamp: '2026-03-02T14:00:02Z',
      },
    ]);
    expect(all(call, 'recording-changed')).toMatchObject([
      { agent: false, customer: false, ivr: true, analytics: false },
    ]);
    expect(all(call, 'logging-changed')).toMatchObject([{ enabled: false }]);
  });
  it('is one, however often it is turned on', () => {
    const ivr = (IVRRecordingBehavior: string, next: string): Short => ({
      type: 'UpdateContactRecordingBehavior',
      p: { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior } },
      next,
    });
    const call = ring(
      {
        on: ivr('Enabled', 'one'),
        one: say('One.', 'off'),
        off: ivr('Disabled', 'two'),
        two: say('Two.', 'again'),
        again: ivr('Enabled', 'three'),
        three: say('Three.', 'end'),
        end: ivr('Disabled', 'four'),
        four: say('Four.', 'bye'),
        bye,
      },
      { speechSeconds: () => 2 },
    );
    expect(call.record?.Recordings).toMatchObject([
      {
        ParticipantType: 'IVR',
        StartTimestamp: '2026-03-02T14:00:00Z',
        StopTimestamp: '2026-03-02T14:00:06Z',
      },
    ]);
  });
});
