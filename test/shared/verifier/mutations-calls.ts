import { encrypted, menu, setAttributes, when } from '../../../shared/verifier/example.ts';
import { type Mutation, parameters } from './mutation.ts';

/** Slips that the service accepts and a caller suffers from. */
export const callMutations: readonly Mutation[] = [
  [
    'a transfer without a queue',
    'emergency',
    () => ({ queue: { type: 'MessageParticipant', parameters: { Text: 'Hello' } } }),
    'queue-before-transfer',
    'transfer',
  ],
  [
    'a transfer after a failed queue',
    'emergency',
    () => ({ queue: { errors: { NoMatchingError: 'transfer' } } }),
    'queue-before-transfer',
    'transfer',
  ],
  [
    'an answer read after a failed call',
    'pay-bill',
    () => ({ charge: { errors: { NoMatchingError: 'receipt' } } }),
    'stale-external',
    'receipt',
  ],
  [
    'an answer read before the call',
    'pay-bill',
    () => ({ agree: { conditions: [when('1', 'receipt'), when('0', 'person'), when('9', 'emergency')] } }),
    'stale-external',
    'receipt',
  ],
  [
    'an answer of another outcome',
    'pay-bill',
    () => ({ charged: { conditions: [when('paid', 'receipt'), when('declined', 'receipt')] } }),
    'stale-external',
    'receipt',
  ],
  [
    'an answer of another function',
    'pay-bill',
    (s) => parameters(s, 'receipt', { Text: 'You owe $.External.amount.' }),
    'stale-external',
    'receipt',
  ],
  [
    'a misspelt outcome',
    'pay-bill',
    () => ({ charged: { conditions: [when('payed', 'receipt'), when('declined', 'person')] } }),
    'outcome-handled',
    'charged',
  ],
  [
    'a forgotten outcome',
    'pay-bill',
    () => ({ charged: { conditions: [when('paid', 'receipt')] } }),
    'outcome-handled',
    'charged',
  ],
  [
    'silence taken for a number',
    'front-desk',
    () => ({ ask: { next: 'identify' } }),
    'stored-input-timeout',
    'identify',
  ],
  [
    'the caller’s digits read in a module',
    'pay-bill',
    () => ({ agree: { conditions: [when('1', 'charge'), when('0', 'person'), when('9', 'emergency')] } }),
    'stored-input-unasked',
    'charge',
  ],
  [
    'logging on at card entry',
    'pay-bill',
    (s) => parameters(s, 'quiet', { FlowLoggingBehavior: 'Enabled' }),
    'card-entry-window',
    'card',
  ],
  [
    'logging left on on one path',
    'pay-bill',
    () => ({
      agree: {
        conditions: [when('1', 'quiet'), when('2', 'unheard'), when('0', 'person'), when('9', 'emergency')],
      },
    }),
    'card-entry-window',
    'card',
  ],
  [
    'recording on at card entry',
    'pay-bill',
    (s) => parameters(s, 'unheard', { RecordingBehavior: { RecordedParticipants: ['Agent'] } }),
    'card-entry-window',
    'card',
  ],
  [
    'a card in clear',
    'pay-bill',
    (s) => ({
      card: {
        parameters: Object.fromEntries(
          Object.entries(s.card?.parameters ?? {}).filter(([key]) => !(key in encrypted)),
        ),
      },
    }),
    'card-entry-encrypted',
    'card',
  ],
  [
    'the identity check left out',
    'front-desk',
    () => ({
      choose: { ...menu('To pay, press 1.', { 1: 'pay', 2: 'look', 0: 'queue', 9: 'help' }, 'again') },
    }),
    'identity-before-disclosure',
    'tell',
  ],
  [
    'an unknown caller taken for a known one',
    'front-desk',
    () => ({ identified: { conditions: [when('known', 'remember'), when('unknown', 'remember')] } }),
    'identity-before-disclosure',
    'remember',
  ],
  [
    'the balance kept before the check',
    'front-desk',
    () => ({
      choose: { ...menu('To pay, press 1.', { 1: 'pay', 2: 'look', 0: 'queue', 9: 'help' }, 'again') },
      tell: { ...setAttributes({ note: '$.External.amount' }, 'bye') },
    }),
    'identity-before-disclosure',
    'tell',
  ],
  [
    'no key for an emergency',
    'front-desk',
    (s) => ({
      choose: {
        conditions: s.choose?.conditions.filter((c) => c.operands[0] !== '9' && c.operands[0] !== '1') ?? [],
      },
    }),
    'emergency-way-out',
    'choose',
  ],
  [
    'no key for a person',
    'pay-bill',
    () => ({ person: { parameters: { Attributes: { next: 'nobody' } } } }),
    'person-reachable',
    'agree',
  ],
  [
    'a retry without a counter',
    'front-desk',
    () => ({
      choose: {
        errors: { InputTimeLimitExceeded: 'choose', NoMatchingCondition: 'again', NoMatchingError: 'queue' },
      },
    }),
    'unbounded-retry',
    'choose',
  ],
  [
    'another first sentence',
    'front-desk',
    (s) => parameters(s, 'greet', { Text: 'Welcome.' }),
    'first-sentence',
    'greet',
  ],
  [
    'a flow that does not exist',
    'front-desk',
    () => ({ help: { parameters: { ContactFlowId: 'careline:flow:emergencies' } } }),
    'reference-exists',
    'help',
  ],
  [
    'a circle of flows',
    'emergency',
    () => ({
      transfer: {
        type: 'TransferToFlow',
        parameters: { ContactFlowId: 'careline:flow:front-desk' },
        errors: { NoMatchingError: 'advise' },
      },
    }),
    'call-cycle',
    'transfer',
  ],
  [
    'an ARN',
    'emergency',
    () => ({
      queue: { parameters: { QueueId: 'arn:aws:connect:us-east-1:111122223333:instance/a/queue/b' } },
    }),
    'hardcoded-arn',
    'queue',
  ],
  [
    'a slow function',
    'pay-bill',
    (s) => parameters(s, 'charge', { InvocationTimeLimitSeconds: '20' }),
    'function-timeout',
    'charge',
  ],
  [
    'an agent’s name before there is an agent',
    'front-desk',
    (s) => parameters(s, 'free', { Text: 'I am $.Agent.FirstName' }),
    'path-in-flow-kind',
    'free',
  ],
  [
    'a misspelt attribute',
    'front-desk',
    () => ({ paid: { parameters: { ComparisonValue: '$.Attributes.nxt' } } }),
    'contact-attribute-unwritten',
    'paid',
  ],
  [
    'a flow attribute of another flow',
    'front-desk',
    (s) => parameters(s, 'free', { Text: 'Hello $.FlowAttributes.name' }),
    'flow-attribute-unwritten',
    'free',
  ],
];
