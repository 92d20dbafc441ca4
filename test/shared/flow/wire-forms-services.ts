import { agent, bot, flowRef, functionRef, resource } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

/** Bots, assistants, channels and agents on the wire. */

const goOn = { next: 'a', onError: 'b' } as const;
const went = to('a', { NoMatchingError: 'b' });

export const serviceForms: WireForm<'CONTACT_FLOW'>[] = [
  [
    'a bot that asks',
    {
      type: 'ConnectParticipantWithLexBot',
      bot: bot('desk'),
      text: 'How can we help?',
      sessionAttributes: { caller: '$.Attributes.ref' },
      on: { Book: 'a' },
      otherwise: 'b',
      onError: 'c',
    },
    {
      Text: 'How can we help?',
      LexV2Bot: { AliasArn: 'careline:bot:desk' },
      LexSessionAttributes: { caller: '$.Attributes.ref' },
    },
    to('c', { NoMatchingCondition: 'b', NoMatchingError: 'c' }, [['Equals', 'Book', 'a']]),
  ],
  [
    'a bot that a customer begins with',
    {
      type: 'ConnectParticipantWithLexBot',
      bot: '$.Attributes.bot',
      initialMessage: '$.Media.InitialMessage',
      chatIdleSeconds: 60,
      on: {},
      otherwise: 'a',
      onTimeout: 'b',
      onError: 'c',
    },
    {
      LexInitializationData: { InitialMessage: '$.Media.InitialMessage' },
      LexV2Bot: { AliasArn: '$.Attributes.bot' },
      LexTimeoutSeconds: { Text: '60' },
    },
    to('c', { InputTimeLimitExceeded: 'b', NoMatchingCondition: 'a', NoMatchingError: 'c' }),
  ],
  [
    'an agentic assistant',
    {
      type: 'ConnectParticipantWithAgenticCX',
      agentConfiguration: {
        workspace: resource('agentic-workspace', 'clinic'),
        application: resource('agentic-application', 'desk'),
        alias: 'live',
        contextVariables: { topic: '$.Attributes.topic' },
      },
      speechRecognitionConfiguration: { speechRecognitionEngine: 'AMAZON_AGENTIC_VOICE' },
      audioFillerConfiguration: { enabled: true, startDelayInMilliseconds: 2500 },
      on: { Escalation: 'c' },
      otherwise: 'd',
      onTimeout: 'e',
      ...goOn,
    },
    {
      AgentConfiguration: {
        WorkspaceId: 'careline:agentic-workspace:clinic',
        ApplicationId: 'careline:agentic-application:desk',
        Alias: 'live',
        ContextVariables: { topic: '$.Attributes.topic' },
      },
      SpeechRecognitionConfiguration: { SpeechRecognitionEngine: 'AMAZON_AGENTIC_VOICE' },
      AudioFillerConfiguration: { Enabled: true, StartDelayInMilliseconds: 2500 },
    },
    to('a', { NoMatchingError: 'b', NoMatchingCondition: 'd', InputTimeLimitExceeded: 'e' }, [
      ['Equals', 'Escalation', 'c'],
    ]),
  ],
  [
    'a session of the agent assistant',
    { type: 'CreateWisdomSession', wisdomAssistant: resource('assistant', 'desk'), ...goOn },
    { WisdomAssistantArn: 'careline:assistant:desk' },
    went,
  ],
  [
    'a customer who signs in',
    {
      type: 'AuthenticateParticipant',
      cognitoConfiguration: {
        userPool: resource('user-pool', 'patients'),
        appClient: resource('app-client', 'chat'),
      },
      timeLimitMinutes: 5,
      on: { OptedOut: 'c' },
      onTimeout: 'd',
      ...goOn,
    },
    {
      CognitoConfiguration: {
        UserPoolArn: 'careline:user-pool:patients',
        AppClientId: 'careline:app-client:chat',
      },
      TimeLimitMinutes: '5',
    },
    to('a', { TimeLimitExceeded: 'd', NoMatchingError: 'b' }, [['Equals', 'OptedOut', 'c']]),
  ],
  [
    'a chat that is begun by a text',
    {
      type: 'StartOutboundChatContact',
      sourceEndpoint: { address: resource('phone-number', 'texts') },
      destinationEndpoint: { address: '$.Attributes.mobile' },
      contactFlow: flowRef('texts'),
      initialSystemMessage: { content: 'Your visit is tomorrow.' },
      relatedContact: 'CURRENT',
      ...goOn,
    },
    {
      SourceEndpoint: { Address: 'careline:phone-number:texts', Type: 'CONNECT_PHONENUMBER_ARN' },
      DestinationEndpoint: { Address: '$.Attributes.mobile', Type: 'TELEPHONE_NUMBER' },
      ContactFlowArn: 'careline:flow:texts',
      ContactSubtype: 'connect:SMS',
      InitialSystemMessage: { Content: 'Your visit is tomorrow.' },
      RelatedContact: 'CURRENT',
    },
    went,
  ],
  [
    'a function that reads along in a chat',
    {
      type: 'UpdateContactMediaProcessing',
      chatProcessor: {
        processingEnabled: true,
        lambdaProcessor: functionRef('redact'),
        chatProcessorSettings: { deliverUnprocessedMessages: false },
      },
      onChannelMismatch: 'c',
      ...goOn,
    },
    {
      ChatProcessor: {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: 'careline:function:redact',
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' },
      },
    },
    to('a', { NoMatchingError: 'b', ChannelMismatch: 'c' }),
  ],
  [
    'a stream of the sound',
    {
      type: 'UpdateContactMediaStreamingBehavior',
      mediaStreamingState: 'Enabled',
      participants: [{ mediaDirections: ['From', 'To'] }],
      ...goOn,
    },
    {
      MediaStreamingState: 'Enabled',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
      MediaStreamType: 'Audio',
    },
    went,
  ],
  ['the words of an e-mail', { type: 'LoadContactContent', ...goOn }, { ContentType: 'EmailMessage' }, went],
  [
    'an earlier chat',
    {
      type: 'CreatePersistentContactAssociation',
      rehydrationType: 'ENTIRE_PAST_SESSION',
      sourceContactId: '$.Attributes.earlier',
      next: 'a',
    },
    { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: '$.Attributes.earlier' },
    to('a', {}),
  ],
  ['a contact that is taken up again', { type: 'ResumeContact', ...goOn }, {}, went],
  [
    'the other side of a call on hold',
    {
      type: 'UpdatePreviousContactParticipantState',
      previousContactParticipantState: 'CustomerOnHold',
      ...goOn,
    },
    { PreviousContactParticipantState: 'CustomerOnHold' },
    went,
  ],
  [
    'who answered an outbound call',
    {
      type: 'CheckOutboundCallStatus',
      on: { CallAnswered: 'a', VoicemailBeep: 'b', VoicemailNoBeep: 'c', NotDetected: 'd' },
      onError: 'e',
    },
    {},
    to('e', { NoMatchingError: 'e' }, [
      ['Equals', 'CallAnswered', 'a'],
      ['Equals', 'VoicemailBeep', 'b'],
      ['Equals', 'VoicemailNoBeep', 'c'],
      ['Equals', 'NotDetected', 'd'],
    ]),
  ],
  [
    'what the voice says',
    {
      type: 'CheckVoiceId',
      checkVoiceIdOption: 'fraudDetection',
      on: { HighRisk: 'a', LowRisk: 'b', Inconclusive: 'c' },
      onError: 'd',
    },
    { CheckVoiceIdOption: 'fraudDetection' },
    to('d', { NoMatchingError: 'd' }, [
      ['Equals', 'HighRisk', 'a'],
      ['Equals', 'LowRisk', 'b'],
      ['Equals', 'Inconclusive', 'c'],
    ]),
  ],
  ['a voice that is listened to', { type: 'StartVoiceIdStream', ...goOn }, {}, went],
  [
    'agents by name, then anybody',
    {
      type: 'UpdateContactRoutingCriteria',
      steps: [{ agents: [agent('ana')], seconds: 30 }],
      ...goOn,
    },
    {
      RoutingCriteria: {
        Steps: [
          {
            Expression: {
              AttributeCondition: {
                ComparisonOperator: 'Match',
                MatchCriteria: { AgentsCriteria: { AgentIds: ['careline:agent:ana'] } },
              },
            },
            Expiry: { DurationInSeconds: 30 },
          },
        ],
      },
    },
    went,
  ],
];

/** What only one kind of flow may hold. */
export const queueServiceForms: WireForm<'CUSTOMER_QUEUE'>[] = [
  [
    'an agent who is interrupted',
    { type: 'RouteContactToAgent', parameters: { AgentId: '$.Attributes.agent' }, ...goOn },
    { AgentId: '$.Attributes.agent' },
    went,
  ],
];
export const whisperForms: WireForm<'OUTBOUND_WHISPER'>[] = [
  [
    'a dial over a connector',
    {
      type: 'CompleteOutboundCall',
      voiceConnector: {
        voiceConnector: resource('voice-connector', 'chime'),
        fromUser: '$.Attributes.from',
        toUser: '$.Attributes.to',
      },
      connectionTimeLimitSeconds: 30,
      next: 'a',
    },
    {
      VoiceConnector: {
        VoiceConnectorType: 'ChimeConnector',
        VoiceConnectorArn: 'careline:voice-connector:chime',
        FromUser: '$.Attributes.from',
        ToUser: '$.Attributes.to',
      },
      ConnectionTimeLimitSeconds: '30',
    },
    to('a', {}),
  ],
];
export const transferForms: WireForm<'AGENT_TRANSFER'>[] = [
  ['the hand-over to an agent', { type: 'TransferContactToAgent' }, {}, {}],
];
export const campaignForms: WireForm<'CAMPAIGN'>[] = [
  [
    'a question about a segment',
    { type: 'CheckSegmentMembership', parameters: { SegmentArn: 'as exported' }, next: 'a' },
    { SegmentArn: 'as exported' },
    to('a', {}),
  ],
];
