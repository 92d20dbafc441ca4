import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { flowRef, queue } from '../../../shared/flow/references.ts';

/** Forms of single actions that the compiler must refuse. Checked by `tsc`, never run. */

const flow = { name: 'checked', kind: 'CONTACT_FLOW', start: 'step' } as const;
const bye = { type: 'DisconnectParticipant' } as const;
const goOn = { next: 'bye', onError: 'bye' } as const;
const recording = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  ...goOn,
  onChannelMismatch: 'bye',
} as const;
const off = { analytics: 'off' } as const;
const voice = { record: [], ivr: 'Disabled' } as const;
const share = { percent: 10, next: 'bye' } as const;
const spanish = { name: 'Language', value: 'es', atLeast: 3 } as const;
const task = { type: 'CreateTask', flow: flowRef('tasks'), name: 'Call back', ...goOn } as const;

/** Recording and analytics. */
export const refusedRecording = [
  // @ts-expect-error a chat without a branch for a redaction that fails
  defineFlow({ ...flow, steps: { step: { ...recording, chat: off }, bye } }),
  // @ts-expect-error two of voice, chat and screen in one step
  defineFlow({ ...flow, steps: { step: { ...recording, chat: off, voice, onRedactionFailed: 'bye' }, bye } }),
  // @ts-expect-error a voice call has no messages to redact
  defineFlow({ ...flow, steps: { step: { ...recording, voice, onRedactionFailed: 'bye' }, bye } }),
  // @ts-expect-error the screen of a caller
  defineFlow({ ...flow, steps: { step: { ...recording, screen: { record: ['Customer'] } }, bye } }),
  // @ts-expect-error neither voice nor chat nor screen
  defineFlow({ ...flow, steps: { step: recording, bye } }),
];

/** Chance, skills, tasks, tags. */
export const refusedForms = [
  defineFlow({
    ...flow,
    // @ts-expect-error nothing to share
    steps: { step: { type: 'DistributeByPercentage', shares: [], otherwise: 'bye' }, bye },
  }),
  // @ts-expect-error no way for the rest
  defineFlow({ ...flow, steps: { step: { type: 'DistributeByPercentage', shares: [share] }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      // @ts-expect-error a level that no agent has
      step: { type: 'UpdateRoutingCriteria', steps: [{ skills: [{ ...spanish, atLeast: 6 }] }], ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error a step that asks for no skill
    steps: { step: { type: 'UpdateRoutingCriteria', steps: [{ skills: [] }], ...goOn }, bye },
  }),
  // @ts-expect-error later and at a time
  defineFlow({ ...flow, steps: { step: { ...task, afterSeconds: 60, at: '2026-03-02T18:00:00Z' }, bye } }),
  // @ts-expect-error a task for a queue instead of a flow
  defineFlow({ ...flow, steps: { step: { ...task, flow: queue('desk') }, bye } }),
  defineFlow({
    ...flow,
    // @ts-expect-error tags without a branch for failure
    steps: { step: { type: 'TagContact', tags: { clinic: 'harbor' }, next: 'bye' }, bye },
  }),
  // @ts-expect-error no tag to take off
  defineFlow({ ...flow, steps: { step: { type: 'UntagContact', tags: [], ...goOn }, bye } }),
];

/** And what must pass. */
export const accepted = [
  defineFlow({ ...flow, steps: { step: { ...recording, chat: off, onRedactionFailed: 'bye' }, bye } }),
  defineFlow({ ...flow, steps: { step: { ...recording, screen: { record: ['Agent'] } }, bye } }),
  defineFlow({ ...flow, steps: { step: { ...recording, voice }, bye } }),
  defineFlow({
    ...flow,
    steps: { step: { type: 'DistributeByPercentage', shares: [share], otherwise: 'bye' }, bye },
  }),
  defineFlow({
    ...flow,
    steps: { step: { type: 'UpdateRoutingCriteria', steps: [{ skills: [spanish] }], ...goOn }, bye },
  }),
  defineFlow({ ...flow, steps: { step: task, bye } }),
  defineFlow({ ...flow, steps: { step: { ...task, at: '2026-03-02T18:00:00Z' }, bye } }),
];
