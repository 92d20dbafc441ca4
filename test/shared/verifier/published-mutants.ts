import { publishedFlows } from '../../../contact-flows/index.ts';
import { policy } from '../../../contact-flows/policy.ts';
import type { Json } from '../../../shared/flow/document.ts';
import type { Flow, Step } from '../../../shared/flow/flow.ts';
import { storedInput } from '../../../shared/flow/paths.ts';
import type { Finding } from '../../../shared/verifier/finding.ts';
import type { FlowSource } from '../../../shared/verifier/rule.ts';
import { verify } from '../../../shared/verifier/verify.ts';

/** One kind of slip: everything that becomes of a step, once for each way to make it there. Undefined takes the step out. */
interface Kind {
  readonly what: string;
  readonly at: (step: Step, id: string, flow: Flow) => readonly (Partial<Step> | undefined)[];
}

const of = (type: string, change: (step: Step) => Partial<Step>): Kind['at'] => {
  return (step) => (step.type === type ? [change(step)] : []);
};
const parameters = (step: Step, change: Readonly<Record<string, Json | undefined>>): Partial<Step> => {
  const merged = { ...step.parameters, ...change };
  return { parameters: JSON.parse(JSON.stringify(merged)) };
};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const isMenu = (step: Step) => step.type === 'GetParticipantInput' && step.conditions.length > 0;
const encrypts = (step: Step) => 'InputEncryption' in step.parameters;
const without = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

export const kinds: readonly Kind[] = [
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
  {
    what: 'a result read after a failed call',
    at: (s) => (s.type === 'InvokeLambdaFunction' && s.next ? [{ errors: { NoMatchingError: s.next } }] : []),
  },
  {
    what: 'a result that this function does not return',
    at: (s) =>
      text(s.parameters.Text).includes('$.External.')
        ? [parameters(s, { Text: 'It is $.External.answer.' })]
        : [],
  },
  {
    what: 'a result kept in the contact record',
    at: (s) =>
      text(s.parameters.Text).includes('$.External.') && s.type === 'MessageParticipant'
        ? [
            {
              type: 'UpdateContactAttributes',
              parameters: {
                Attributes: { note: /\$\.External\.\w+/.exec(text(s.parameters.Text))?.[0] ?? '' },
                TargetContact: 'Current',
              },
            },
          ]
        : [],
  },
  {
    what: 'an outcome forgotten',
    at: (s) =>
      s.parameters.ComparisonValue === '$.External.outcome' ? [{ conditions: s.conditions.slice(1) }] : [],
  },
  {
    what: 'an outcome misspelt',
    at: (s) =>
      s.parameters.ComparisonValue === '$.External.outcome'
        ? s.conditions.slice(0, 1).map((c) => ({
            conditions: [{ ...c, operands: [`${c.operands[0]}x`] }, ...s.conditions.slice(1)],
          }))
        : [],
  },
  {
    what: 'a function called without its input',
    at: (s) =>
      'LambdaInvocationAttributes' in s.parameters
        ? [{ parameters: without(s.parameters, 'LambdaInvocationAttributes') }]
        : [],
  },
  {
    what: 'a function that does not exist',
    at: of('InvokeLambdaFunction', (s) => parameters(s, { LambdaFunctionARN: 'careline:function:nothing' })),
  },
  {
    what: 'a function given twenty seconds',
    at: of('InvokeLambdaFunction', (s) => parameters(s, { InvocationTimeLimitSeconds: '20' })),
  },
  {
    what: 'the emergency key removed',
    at: (s) =>
      isMenu(s) && s.conditions.some((c) => c.operands[0] === '9')
        ? [{ conditions: s.conditions.filter((c) => c.operands[0] !== '9') }]
        : [],
  },
  {
    what: 'a key moved to another one',
    at: (s) =>
      isMenu(s)
        ? [{ conditions: s.conditions.map((c) => (c.operands[0] === '1' ? { ...c, operands: ['7'] } : c)) }]
        : [],
  },
  {
    what: 'a counter taken out',
    at: (s) => {
      const again = s.conditions.find((c) => c.operands[0] === 'ContinueLooping');
      return s.type === 'Loop' && again
        ? [
            {
              type: 'MessageParticipant',
              parameters: { Text: 'Again.' },
              next: again.next,
              errors: { NoMatchingError: again.next },
              conditions: [],
            },
          ]
        : [];
    },
  },
  {
    what: 'silence taken for digits',
    at: (s) =>
      s.parameters.ComparisonValue === storedInput
        ? [
            {
              type: 'MessageParticipant',
              parameters: { Text: 'Thank you.' },
              next: s.next ?? '',
              errors: { NoMatchingError: s.next ?? '' },
              conditions: [],
            },
          ]
        : [],
  },
  {
    what: 'the identity check always passed',
    at: (s) =>
      s.type === 'Compare' && text(s.parameters.ComparisonValue).endsWith('identityLevel') && s.conditions[0]
        ? [{ next: s.conditions[0].next, errors: { NoMatchingCondition: s.conditions[0].next } }]
        : [],
  },
  {
    what: 'a level claimed',
    at: (s, id) => (id === 'to-menu' ? [parameters(s, { Attributes: { identityLevel: 'L2' } })] : []),
  },
  {
    what: 'an ARN in place of a name',
    at: of('UpdateContactTargetQueue', (s) =>
      parameters(s, { QueueId: 'arn:aws:connect:us-east-1:111122223333:instance/a/queue/b' }),
    ),
  },
  {
    what: 'a flow that does not exist',
    at: of('TransferToFlow', (s) => parameters(s, { ContactFlowId: 'careline:flow:nowhere' })),
  },
  {
    what: 'a module that does not exist',
    at: of('InvokeFlowModule', (s) => parameters(s, { FlowModuleId: 'careline:module:nothing' })),
  },
  {
    what: 'an attribute misspelt',
    at: (s) =>
      text(s.parameters.ComparisonValue) === '$.Attributes.goTo'
        ? [parameters(s, { ComparisonValue: '$.Attributes.goto' })]
        : [],
  },
  {
    what: 'an empty operand',
    at: (s) =>
      s.conditions
        .slice(0, 1)
        .map((c) => ({ conditions: [{ ...c, operands: [''] }, ...s.conditions.slice(1)] })),
  },
  {
    what: 'a condition written twice',
    at: (s) =>
      s.conditions[0] && s.type === 'Compare' ? [{ conditions: [...s.conditions, s.conditions[0]] }] : [],
  },
  {
    what: 'the first sentence changed',
    at: (s, id) => (id === 'first-emergency' ? [parameters(s, { Text: 'Welcome.' })] : []),
  },
  {
    what: 'a name spoken inside mark-up',
    at: (s) =>
      text(s.parameters.Text).includes('$.External.')
        ? [parameters(s, { Text: `<speak>${text(s.parameters.Text)}</speak>` })]
        : [],
  },
  {
    what: 'an outside number that the caller keys in',
    at: (_step, id) =>
      id === 'keep-number'
        ? [
            {
              type: 'TransferParticipantToThirdParty',
              parameters: {
                ThirdPartyPhoneNumber: storedInput,
                ThirdPartyConnectionTimeLimitSeconds: '30',
                ContinueFlowExecution: 'False',
              },
            },
          ]
        : [],
  },
];

export interface Mutant {
  readonly what: string;
  readonly flow: string;
  readonly step: string;
  readonly caught: boolean;
}

/**
 * Slips in our published flows, each judged with the whole set and our policy: every kind at every place, or at so many
 * places, spread evenly. The flows of the second language have the same steps and are left out.
 */
export function mutants(perKind = Number.POSITIVE_INFINITY): Mutant[] {
  const flows = publishedFlows(Object.keys(policy.languages), { clinicName: 'Clinic' })
    .filter(({ language }) => language !== 'es-US')
    .map(({ flow }) => flow);
  const sources = flows.map((flow): FlowSource => ({ file: flow.name, flow }));
  const judge = (changed: readonly FlowSource[]) => new Set(verify(changed, { policy }).map(keyOf));
  const before = judge(sources);
  return kinds.flatMap(({ what, at }) => {
    const all = flows.flatMap((flow) =>
      Object.entries(flow.steps).flatMap(([id, step]) =>
        at(step, id, flow).map((change) => ({ flow, id, change })),
      ),
    );
    const every = Math.max(1, all.length / perKind);
    const some = all.filter((_, n) => Math.floor(n / every) !== Math.floor((n - 1) / every));
    return some.map(({ flow, id, change }) => {
      const mutant = { file: flow.name, flow: changed(flow, id, change) };
      const after = judge(sources.map((source) => (source.file === flow.name ? mutant : source)));
      return { what, flow: flow.name, step: id, caught: [...after].some((key) => !before.has(key)) };
    });
  });
}

const keyOf = ({ file, rule, step, message }: Finding): string =>
  JSON.stringify([file, rule, step ?? '', message]);

function changed(flow: Flow, id: string, change: Partial<Step> | undefined): Flow {
  const steps: Record<string, Step> = { ...flow.steps };
  const step = steps[id];
  if (change === undefined || !step) delete steps[id];
  else steps[id] = { ...step, ...change };
  return { ...flow, steps };
}
