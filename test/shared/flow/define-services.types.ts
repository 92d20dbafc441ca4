import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { agent, bot, flowRef, functionRef, queue, resource } from '../../../shared/flow/references.ts';

/** Bots, tables, channels, agents: typed forms that the compiler must refuse. Checked by `tsc`, never run. */

const flow = { name: 'checked', kind: 'CONTACT_FLOW', start: 'step' } as const;
const bye = { type: 'DisconnectParticipant' } as const;
const goOn = { next: 'bye', onError: 'bye' } as const;
const ask = {
  type: 'ConnectParticipantWithLexBot',
  bot: bot('desk'),
  otherwise: 'bye',
  onError: 'bye',
} as const;
const agentic = {
  type: 'ConnectParticipantWithAgenticCX',
  agentConfiguration: {
    workspace: resource('agentic-workspace', 'clinic'),
    application: resource('agentic-application', 'desk'),
    alias: 'live',
  },
  on: {},
  otherwise: 'bye',
  onTimeout: 'bye',
  ...goOn,
} as const;
const table = resource('data-table', 'fees');
const query = { queryName: 'fee', attributes: ['amount'] } as const;
export const refusedBots = [
  // @ts-expect-error a bot that nothing starts
  defineFlow({ ...flow, steps: { step: { ...ask, on: {} }, bye } }),
  // @ts-expect-error an alias by its ARN
  defineFlow({ ...flow, steps: { step: { ...ask, bot: 'arn:aws:lex:…', text: 'Hello.', on: {} }, bye } }),
  // @ts-expect-error a queue is no bot
  defineFlow({ ...flow, steps: { step: { ...ask, bot: queue('desk'), text: 'Hello.', on: {} }, bye } }),
  // @ts-expect-error an intent that leads nowhere
  defineFlow({ ...flow, steps: { step: { ...ask, text: 'Hello.', on: { Book: 'nowhere' } }, bye } }),
  // @ts-expect-error spoken, and begun by the customer
  defineFlow({ ...flow, steps: { step: { ...ask, text: 'Hello.', initialMessage: '$.M.x', on: {} }, bye } }),
  // @ts-expect-error an idle chat without a branch for it
  defineFlow({ ...flow, steps: { step: { ...ask, text: 'Hello.', chatIdleSeconds: 60, on: {} }, bye } }),
  // @ts-expect-error an answer that the assistant never gives
  defineFlow({ ...flow, steps: { step: { ...agentic, on: { Sale: 'bye' } }, bye } }),
  // @ts-expect-error no way for other answers
  defineFlow({ ...flow, steps: { step: { ...agentic, otherwise: undefined }, bye } }),
  defineFlow({
    ...flow,
    // @ts-expect-error an assistant by its ARN
    steps: { step: { type: 'CreateWisdomSession', wisdomAssistant: 'arn:…', ...goOn }, bye },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error a question without the row that it is about
    steps: { step: { type: 'EvaluateDataTableValues', dataTable: table, queries: [query], ...goOn }, bye },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error no rows to list
    steps: { step: { type: 'ListDataTableValues', dataTable: table, primaryKeyGroups: [], ...goOn }, bye },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'UpsertDataTableValues',
        dataTable: table,
        lockVersion: 'LATEST',
        dataTableUpsertAttributes: [
          {
            primaryKeyGroupName: 'row',
            // @ts-expect-error a word where the answer is yes or no
            attributes: [{ name: 'amount', value: '5', useDefaultValue: 'no' }],
          },
        ],
        ...goOn,
      },
      bye,
    },
  }),
];

const stream = {
  type: 'UpdateContactMediaStreamingBehavior',
  mediaStreamingState: 'Enabled',
  ...goOn,
} as const;
const chat = {
  type: 'StartOutboundChatContact',
  sourceEndpoint: { address: resource('phone-number', 'texts') },
  destinationEndpoint: { address: '$.Attributes.mobile' },
  contactFlow: flowRef('texts'),
  ...goOn,
} as const;
const signIn = {
  type: 'AuthenticateParticipant',
  cognitoConfiguration: {
    userPool: resource('user-pool', 'patients'),
    appClient: resource('app-client', 'chat'),
  },
  next: 'bye',
} as const;
const voice = { CallAnswered: 'bye', VoicemailBeep: 'bye', VoicemailNoBeep: 'bye' } as const;
const whisper = { name: 'checked', kind: 'OUTBOUND_WHISPER', start: 'step' } as const;
const end = { type: 'EndFlowExecution' } as const;
const lone = { name: 'checked', kind: 'CAMPAIGN', start: 'step' } as const;
export const refusedOthers = [
  // @ts-expect-error a stream of nobody
  defineFlow({ ...flow, steps: { step: { ...stream, participants: [] }, bye } }),
  // @ts-expect-error a direction that sound does not take
  defineFlow({ ...flow, steps: { step: { ...stream, participants: [{ mediaDirections: ['Up'] }] }, bye } }),
  // @ts-expect-error what has one value only is not written
  defineFlow({ ...flow, steps: { step: { ...chat, contactSubtype: 'connect:SMS' }, bye } }),
  // @ts-expect-error a text from a number instead of a named one
  defineFlow({ ...flow, steps: { step: { ...chat, sourceEndpoint: { address: '+12065550100' } }, bye } }),
  // @ts-expect-error signing in without saying how long it may take
  defineFlow({ ...flow, steps: { step: { ...signIn, on: { OptedOut: 'bye' } }, bye } }),
  // @ts-expect-error nowhere to go for who does not want to sign in
  defineFlow({ ...flow, steps: { step: { ...signIn, timeLimitMinutes: 3, on: {} }, bye } }),
  defineFlow({
    ...flow,
    // @ts-expect-error an answer without a branch
    steps: { step: { type: 'CheckOutboundCallStatus', on: voice, onError: 'bye' }, bye },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'CheckVoiceId',
        checkVoiceIdOption: 'fraudDetection',
        // @ts-expect-error answers to another question
        on: { Enrolled: 'bye', NotEnrolled: 'bye', OptedOut: 'bye' },
        onError: 'bye',
      },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'UpdateContactMediaProcessing',
        // @ts-expect-error a processor by its ARN
        chatProcessor: { processingEnabled: true, lambdaProcessor: 'arn:aws:lambda:…' },
        ...goOn,
      },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'UpdatePreviousContactParticipantState',
        // @ts-expect-error a state that nobody is in
        previousContactParticipantState: 'Away',
        ...goOn,
      },
      bye,
    },
  }),
  // @ts-expect-error a dial of an outbound whisper, in a contact flow
  defineFlow({ ...flow, steps: { step: { type: 'CompleteOutboundCall', next: 'bye' }, bye } }),
  defineFlow({
    ...whisper,
    // @ts-expect-error how long a connector may ring, without a connector
    steps: { step: { type: 'CompleteOutboundCall', connectionTimeLimitSeconds: 30, next: 'end' }, end },
  }),
  // @ts-expect-error a hand-over to an agent in a contact flow
  defineFlow({ ...flow, steps: { step: { type: 'TransferContactToAgent' }, bye } }),
  // @ts-expect-error an interruption where nobody waits in a queue
  defineFlow({ ...flow, steps: { step: { type: 'RouteContactToAgent', next: 'bye' }, bye } }),
  // @ts-expect-error a question of campaigns in a contact flow
  defineFlow({ ...flow, steps: { step: { type: 'CheckSegmentMembership', next: 'bye' }, bye } }),
  // @ts-expect-error taken up again, without a branch for failure
  defineFlow({ ...flow, steps: { step: { type: 'ResumeContact', next: 'bye' }, bye } }),
  // @ts-expect-error the same for a service that has ended
  defineFlow({ ...flow, steps: { step: { type: 'StartVoiceIdStream', next: 'bye' }, bye } }),
  defineFlow({
    ...flow,
    // @ts-expect-error an e-mail has one kind of content, which is not written
    steps: { step: { type: 'LoadContactContent', contentType: 'EmailMessage', next: 'bye' }, bye },
  }),
  defineFlow({
    ...flow,
    steps: {
      // @ts-expect-error an earlier chat that is not named
      step: { type: 'CreatePersistentContactAssociation', rehydrationType: 'FROM_SEGMENT', next: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error agents by their ids
    steps: { step: { type: 'UpdateContactRoutingCriteria', steps: [{ agents: ['4cf9…'] }], ...goOn }, bye },
  }),
];

/** And what must pass. */
export const acceptedServices = [
  defineFlow({ ...flow, steps: { step: { ...ask, text: 'Hello.', on: { Book: 'bye' } }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        ...ask,
        initialMessage: '$.Media.InitialMessage',
        chatIdleSeconds: 60,
        on: {},
        onTimeout: 'bye',
      },
      bye,
    },
  }),
  defineFlow({ ...flow, steps: { step: { ...agentic, on: { Escalation: 'bye' } }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: { type: 'CreateWisdomSession', wisdomAssistant: resource('assistant', 'desk'), ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'EvaluateDataTableValues',
        dataTable: table,
        queries: [{ ...query, primaryValues: [{ attributeName: 'visit', value: 'first' }] }],
        ...goOn,
      },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: { step: { ...stream, participants: [{ mediaDirections: ['From', 'To'] }] }, bye },
  }),
  defineFlow({ ...flow, steps: { step: { ...chat, initialSystemMessage: { content: 'Hello.' } }, bye } }),
  defineFlow({ ...flow, steps: { step: { ...signIn, timeLimitMinutes: 3, on: { OptedOut: 'bye' } }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: { type: 'CheckOutboundCallStatus', on: { ...voice, NotDetected: 'bye' }, onError: 'bye' },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'CheckVoiceId',
        checkVoiceIdOption: 'fraudDetection',
        on: { HighRisk: 'bye', LowRisk: 'bye', Inconclusive: 'bye' },
        onError: 'bye',
      },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'UpdateContactMediaProcessing',
        chatProcessor: { processingEnabled: true, lambdaProcessor: functionRef('redact') },
        ...goOn,
      },
      bye,
    },
  }),
  defineFlow({
    ...whisper,
    steps: {
      step: { type: 'CompleteOutboundCall', callerId: { number: '$.Attributes.shown' }, next: 'end' },
      end,
    },
  }),
  defineFlow({ ...lone, steps: { step: { type: 'CheckSegmentMembership', next: 'step' } } }),
  defineFlow({ ...flow, steps: { step: { type: 'LoadContactContent', next: 'bye' }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        type: 'UpdateContactRoutingCriteria',
        steps: [{ agents: [agent('ana')], seconds: 30 }],
        ...goOn,
      },
      bye,
    },
  }),
];
