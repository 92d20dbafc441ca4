import { storedInput } from '../../../shared/flow/paths.ts';
import { isMenu, of, parameters, type Slip, text, without } from './slip.ts';

/** Slips in what a call does with functions, keys, identity and names. */
export const callSlips: readonly Slip[] = [
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
  {
    what: 'a menu that charges without saying the amount',
    at: (s) =>
      s.conditions.some(({ next }) => next === 'charge-chosen')
        ? [parameters(s, { Text: 'To pay, press 1. To stop, press 2.' })]
        : [],
  },
  {
    what: 'silence taken for consent',
    at: (s) => {
      const yes = s.conditions.find(({ next }) => next === 'charge-chosen');
      return isMenu(s) && yes
        ? [{ errors: { ...s.errors, InputTimeLimitExceeded: yes.next, NoMatchingCondition: yes.next } }]
        : [];
    },
  },
  {
    what: 'the choices said before keys are heard',
    at: (s, id, flow) =>
      s.type === 'MessageParticipant' &&
      flow.steps[s.next ?? '']?.type === 'GetParticipantInput' &&
      id !== s.next
        ? [parameters(s, { Text: 'For an appointment, press 1. For a bill, press 2.' })]
        : [],
  },
  {
    what: 'an announcement left out',
    at: (s) =>
      /automated system|At any time/.test(text(s.parameters.Text)) ? [parameters(s, { Text: 'Hello.' })] : [],
  },
  {
    what: 'digits kept in the contact record',
    at: (s) =>
      s.type === 'UpdateFlowAttributes' && JSON.stringify(s.parameters).includes(storedInput)
        ? [
            {
              type: 'UpdateContactAttributes',
              parameters: { Attributes: { keyed: storedInput }, TargetContact: 'Current' },
              errors: { NoMatchingError: s.next ?? '' },
            },
          ]
        : [],
  },
];
