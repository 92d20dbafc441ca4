import { describe, expect, it } from 'vitest';
import { allActions } from '../../../shared/flow/actions.ts';
import { compile } from '../../../shared/flow/compile.ts';
import { type ActionOf, defineFlow } from '../../../shared/flow/define-flow.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';
import { promptRef, queue } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';
import { contactForms } from './wire-forms-contact.ts';
import { controlForms } from './wire-forms-control.ts';
import { inputForms } from './wire-forms-input.ts';
import { recordingForms } from './wire-forms-recording.ts';
import { recordForms } from './wire-forms-records.ts';
import {
  campaignForms,
  queueServiceForms,
  serviceForms,
  transferForms,
  whisperForms,
} from './wire-forms-services.ts';

const queueForms: WireForm<'CUSTOMER_QUEUE'>[] = [
  [
    'messages in turn',
    {
      type: 'MessageParticipantIteratively',
      messages: [{ text: 'Please wait.' }, { prompt: promptRef('music') }],
      interruptEverySeconds: 30,
      onInterrupt: 'a',
      onError: 'b',
    },
    {
      Messages: [{ Text: 'Please wait.' }, { PromptId: 'careline:prompt:music' }],
      InterruptFrequencySeconds: '30',
    },
    to('b', { NoMatchingError: 'b' }, [['Equals', 'MessagesInterrupted', 'a']]),
  ],
  [
    'a move to another queue',
    {
      type: 'DequeueContactAndTransferToQueue',
      queue: queue('crisis'),
      onQueueAtCapacity: 'a',
      onError: 'b',
    },
    { QueueId: 'careline:queue:crisis' },
    to('b', { QueueAtCapacity: 'a', NoMatchingError: 'b' }),
  ],
  ['the end of a flow', { type: 'EndFlowExecution' }, {}, {}],
];

const moduleForms: WireForm<'MODULE'>[] = [
  ['the return from a module', { type: 'EndFlowModuleExecution' }, {}, {}],
];

/** Each list is checked against its own kind; here only types of steps, parameters and transitions are looked at. */
const forms: readonly (readonly [
  FlowKind,
  readonly (readonly [string, object & { type: string }, object, object])[],
])[] = [
  ['CONTACT_FLOW', [...contactForms, ...controlForms, ...inputForms, ...recordingForms]],
  ['CONTACT_FLOW', [...recordForms, ...serviceForms]],
  ['CUSTOMER_QUEUE', [...queueForms, ...queueServiceForms]],
  ['OUTBOUND_WHISPER', whisperForms],
  ['AGENT_TRANSFER', transferForms],
  ['CAMPAIGN', campaignForms],
  ['MODULE', moduleForms],
];
const all = forms.flatMap(([kind, list]) =>
  list.map(([name, step, parameters, transitions]) => ({ name, kind, step, parameters, transitions })),
);

describe('a step on the wire', () => {
  it.each(all)('is right for $name', ({ kind, step, parameters, transitions }) => {
    // Typed where it is listed.
    const flow = defineFlow({ name: 'f', kind, start: 's', steps: { s: step as ActionOf<FlowKind, 's'> } });
    expect(compile(flow).Actions[0]).toEqual({
      Identifier: 's',
      Type: step.type,
      Parameters: parameters,
      Transitions: transitions,
    });
  });

  it('is shown here for every action', () => {
    const shown = new Set(all.map(({ step }) => step.type));
    expect([...shown].sort()).toEqual(allActions.map(({ type }) => type).sort());
  });
});
