import { encrypts, of, parameters, type Slip, text, without } from './slip.ts';

/** Slips in the shape of a flow, and around card entry. */
export const structureSlips: readonly Slip[] = [
  {
    what: 'an error branch deleted',
    at: (s) => Object.keys(s.errors).map((error) => ({ errors: without(s.errors, error) })),
  },
  {
    what: 'a next step that does not exist',
    at: (s) => (s.next === undefined ? [] : [{ next: `${s.next}x` }]),
  },
  {
    what: 'a condition that leads nowhere',
    at: (s) => s.conditions.slice(0, 1).map((c) => ({ conditions: [{ ...c, next: 'nowhere' }] })),
  },
  { what: 'a step taken out', at: () => [undefined] },
  { what: 'an invented action type', at: of('MessageParticipant', () => ({ type: 'PlayPrompt' })) },
  {
    what: 'an error type that the action does not have',
    at: (s) => [{ errors: { ...s.errors, Timeout: 'end' } }],
  },
  {
    what: 'a misspelt parameter',
    at: (s) => (text(s.parameters.Text) ? [parameters(s, { Text: undefined, Txt: 'Hello' })] : []),
  },
  { what: 'an empty prompt', at: of('MessageParticipant', (s) => parameters(s, { Text: '' })) },
  { what: 'the working queue not set', at: of('UpdateContactTargetQueue', () => ({ type: 'Skip' })) },
  {
    what: 'the transfer reached without a queue',
    at: of('UpdateContactTargetQueue', (s) => ({ errors: { NoMatchingError: s.next ?? '' } })),
  },
  {
    what: 'a queue that does not exist',
    at: of('UpdateContactTargetQueue', (s) => parameters(s, { QueueId: 'careline:queue:nobody' })),
  },
  {
    what: 'logging on before card entry',
    at: of('UpdateFlowLoggingBehavior', (s) => parameters(s, { FlowLoggingBehavior: 'Enabled' })),
  },
  {
    what: 'recording left on before card entry',
    at: (s, id) =>
      id === 'recording-off'
        ? [
            parameters(s, {
              VoiceBehavior: {
                VoiceRecordingBehavior: { RecordedParticipants: ['Agent'], IVRRecordingBehavior: 'Enabled' },
              },
            }),
          ]
        : [],
  },
  {
    what: 'recording turned off after the digits',
    at: (s, id) => (id === 'logging-off' ? [{ next: 'ask-card' }] : s.type === 'Skip' ? [{}] : []),
  },
  {
    what: 'card digits in clear',
    at: (s) => (encrypts(s) ? [{ parameters: without(s.parameters, 'InputEncryption') }] : []),
  },
  {
    what: 'card data left in an attribute',
    at: (s, id) => (id === 'wipe' ? [parameters(s, { FlowAttributes: { card: { Value: 'wiped' } } })] : []),
  },
  {
    what: 'a way out past the wiping',
    at: (s, _id, flow) =>
      s.next === 'wipe' && flow.steps.end ? [{ next: 'end' }, { errors: { NoMatchingError: 'end' } }] : [],
  },
];
