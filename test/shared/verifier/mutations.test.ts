import { describe, expect, it } from 'vitest';
import type { Step } from '../../../shared/flow/flow.ts';
import { encrypted, menu, setAttributes, when } from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';
import { type FlowName, house, policy } from './house.ts';

type Steps = Readonly<Record<string, Step>>;
type Change = (steps: Steps) => Readonly<Record<string, Partial<Step> | undefined>>;

const parameters = (steps: Steps, id: string, change: object) => ({
  [id]: { parameters: { ...steps[id]?.parameters, ...change } },
});

/** What is broken, where, how, and the rule and the step that must say so. */
const mutations: readonly [
  what: string,
  flow: FlowName,
  change: Change,
  rule: string,
  step: string | undefined,
][] = [
  [
    'a target that does not exist',
    'front-desk',
    () => ({ greet: { next: 'chose' } }),
    'dangling-target',
    'greet',
  ],
  ['a step taken out', 'pay-bill', () => ({ receipt: undefined }), 'dangling-target', 'charged'],
  ['the start taken out', 'emergency', () => ({ queue: undefined }), 'missing-start', undefined],
  [
    'a branch led past a step',
    'front-desk',
    () => ({
      choose: {
        errors: { InputTimeLimitExceeded: 'queue', NoMatchingCondition: 'queue', NoMatchingError: 'queue' },
      },
    }),
    'unreachable-step',
    'again',
  ],
  [
    'an error branch taken out',
    'pay-bill',
    () => ({ charge: { errors: {} } }),
    'required-error-branch',
    'charge',
  ],
  [
    'a time-out branch on a storing input',
    'front-desk',
    () => ({ ask: { errors: { NoMatchingError: 'queue', InputTimeLimitExceeded: 'queue' } } }),
    'forbidden-error-branch',
    'ask',
  ],
  [
    'the menu without a time-out branch',
    'front-desk',
    () => ({ choose: { errors: { NoMatchingCondition: 'again', NoMatchingError: 'again' } } }),
    'required-error-branch',
    'choose',
  ],
  ['an invented action', 'emergency', () => ({ advise: { type: 'PlayPrompt' } }), 'unknown-action', 'advise'],
  [
    'a misspelt parameter',
    'emergency',
    () => ({ advise: { parameters: { Txt: 'Hello' } } }),
    'unknown-parameter',
    'advise',
  ],
  [
    'a parameter taken out',
    'pay-bill',
    (s) => ({
      charge: {
        parameters: { InvocationTimeLimitSeconds: s.charge?.parameters.InvocationTimeLimitSeconds ?? '8' },
      },
    }),
    'required-parameter',
    'charge',
  ],
  [
    'an empty prompt',
    'emergency',
    () => ({ advise: { parameters: { Text: '' } } }),
    'parameter-value',
    'advise',
  ],
  [
    'a key no telephone has',
    'front-desk',
    () => ({ choose: { conditions: [when('12', 'queue'), when('9', 'help'), when('0', 'queue')] } }),
    'condition-shape',
    'choose',
  ],
  [
    'an empty operand',
    'front-desk',
    () => ({ paid: { conditions: [when('', 'help')] } }),
    'empty-operand',
    'paid',
  ],
  [
    'a condition written twice',
    'front-desk',
    (s) => ({ paid: { conditions: [...(s.paid?.conditions ?? []), when('person', 'bye')] } }),
    'duplicate-condition',
    'paid',
  ],
  [
    'a module that hangs up',
    'pay-bill',
    () => ({ done: { type: 'EndFlowExecution' } }),
    'action-in-flow-kind',
    'done',
  ],
  [
    'a step without an end',
    'emergency',
    () => ({
      bye: {
        type: 'MessageParticipant',
        parameters: { Text: 'Hello' },
        next: 'bye',
        errors: { NoMatchingError: 'bye' },
      },
    }),
    'no-way-out',
    'bye',
  ],
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

describe('three flows without fault', () => {
  it('give no finding', () => {
    expect(verify(house(), { policy })).toEqual([]);
  });

  it.each(mutations)('show %s in %s', (_what, flow, change, rule, step) => {
    const found = verify(house(flow, change), { policy });
    const hit = found.find((finding) => finding.rule === rule && finding.step === step);
    expect(hit, JSON.stringify(found.map((f) => [f.rule, f.step, f.message]))).toBeDefined();
    expect(hit?.file).toBe(`${flow}.json`);
  });

  it('show a prompt that one language lacks', () => {
    const languages = { 'en-US': new Set(['hello', 'bye']), 'es-US': new Set(['hello']) };
    expect(verify(house(), { policy: { ...policy, languages } })).toEqual([
      expect.objectContaining({
        rule: 'every-language',
        file: 'prompts of es-US',
        message: 'The prompt "bye" is missing; it exists in en-US.',
      }),
    ]);
  });
});
