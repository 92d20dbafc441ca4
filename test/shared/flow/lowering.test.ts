import { describe, expect, it } from 'vitest';
import { typedActions } from '../../../shared/flow/actions.ts';
import { compile } from '../../../shared/flow/compile.ts';
import { type ActionOf, defineFlow } from '../../../shared/flow/define-flow.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';
import { promptRef, queue } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';
import { contactForms } from './wire-forms-contact.ts';
import { controlForms } from './wire-forms-control.ts';
import { inputForms } from './wire-forms-input.ts';
import { recordingForms } from './wire-forms-recording.ts';

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

type Action<K extends FlowKind> = ActionOf<K, string>;

const written = (
  kind: FlowKind,
  step: Action<'CONTACT_FLOW'> | Action<'CUSTOMER_QUEUE'> | Action<'MODULE'>,
) => {
  // Each list above is checked against its own kind; here they come together.
  const flow = defineFlow({ name: 'f', kind, start: 's', steps: { s: step as Action<FlowKind> } });
  return compile(flow).Actions[0];
};

describe('a step on the wire', () => {
  it.each([...contactForms, ...controlForms, ...inputForms, ...recordingForms])(
    'is right for %s',
    (_, step, Parameters, Transitions) => {
      expect(written('CONTACT_FLOW', step)).toEqual({
        Identifier: 's',
        Type: step.type,
        Parameters,
        Transitions,
      });
    },
  );
  it.each(queueForms)('is right for %s', (_, step, Parameters, Transitions) => {
    expect(written('CUSTOMER_QUEUE', step)).toEqual({
      Identifier: 's',
      Type: step.type,
      Parameters,
      Transitions,
    });
  });
  it.each(moduleForms)('is right for %s', (_, step, Parameters, Transitions) => {
    expect(written('MODULE', step)).toEqual({ Identifier: 's', Type: step.type, Parameters, Transitions });
  });

  it('is shown here for every typed action', () => {
    const shown = new Set(
      [...contactForms, ...controlForms, ...inputForms, ...recordingForms, ...queueForms, ...moduleForms].map(
        ([, step]) => step.type,
      ),
    );
    expect([...shown].sort()).toEqual(Object.keys(typedActions).sort());
  });
});
