import { flowRef, moduleRef, phoneNumber, promptRef, queue } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

/** What is said, and what is changed about a contact. */
export const contactForms: WireForm<'CONTACT_FLOW'>[] = [
  [
    'a prompt',
    { type: 'MessageParticipant', prompt: promptRef('hello'), next: 'a', onError: 'b' },
    { PromptId: 'careline:prompt:hello' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'contact attributes',
    { type: 'UpdateContactAttributes', attributes: { reason: 'billing' }, next: 'a', onError: 'b' },
    { Attributes: { reason: 'billing' }, TargetContact: 'Current' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a module',
    { type: 'InvokeFlowModule', module: moduleRef('pay'), next: 'a', onError: 'b' },
    { FlowModuleId: 'careline:module:pay' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    "an agent's own queue",
    { type: 'UpdateContactTargetQueue', agent: '$.Attributes.agent', next: 'a', onError: 'b' },
    { AgentId: '$.Attributes.agent' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a transfer to the queue',
    { type: 'TransferContactToQueue', onQueueAtCapacity: 'a', onError: 'b' },
    {},
    to('b', { QueueAtCapacity: 'a', NoMatchingError: 'b' }),
  ],
  [
    'a voice',
    { type: 'UpdateContactTextToSpeechVoice', voice: 'Lupe', engine: 'Neural', next: 'a', onError: 'b' },
    { TextToSpeechVoice: 'Lupe', TextToSpeechEngine: 'Neural' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'recording and analytics',
    {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      voice: {
        record: ['Agent', 'Customer'],
        ivr: 'Disabled',
        analytics: {
          language: 'en-US',
          modes: ['PostContact'],
          redaction: { results: 'RedactedOnly', mask: 'EntityType', entities: ['SSN'] },
        },
      },
      next: 'a',
      onError: 'b',
      onChannelMismatch: 'c',
    },
    {
      VoiceBehavior: {
        VoiceRecordingBehavior: {
          RecordedParticipants: ['Agent', 'Customer'],
          IVRRecordingBehavior: 'Disabled',
        },
        VoiceAnalyticsBehavior: {
          Enabled: 'True',
          AnalyticsLanguage: 'en-US',
          AnalyticsModes: ['PostContact'],
          ConversationalAnalyticsRedactionConfiguration: {
            Enabled: 'True',
            RedactionResults: 'RedactedOnly',
            RedactionMaskMode: 'EntityType',
            RedactionEntities: ['SSN'],
          },
        },
      },
    },
    to('a', { NoMatchingError: 'b', ChannelMismatch: 'c' }),
  ],
  [
    'recording, the older way',
    {
      type: 'UpdateContactRecordingBehavior',
      record: ['Agent', 'Customer'],
      ivr: 'Enabled',
      screen: false,
      analytics: { language: 'es-US', redaction: 'RedactedAndOriginal' },
      next: 'a',
    },
    {
      RecordingBehavior: {
        RecordedParticipants: ['Agent', 'Customer'],
        ScreenRecordedParticipants: [],
        IVRRecordingBehavior: 'Enabled',
      },
      AnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: 'es-US',
        AnalyticsRedactionBehavior: 'Enabled',
        AnalyticsRedactionResults: 'RedactedAndOriginal',
        ChannelConfiguration: { Voice: { AnalyticsModes: ['PostContact'] } },
      },
    },
    to('a', {}),
  ],
  [
    'a hook',
    { type: 'UpdateContactEventHooks', hook: 'AgentWhisper', flow: flowRef('tell'), next: 'a', onError: 'b' },
    { EventHooks: { AgentWhisper: 'careline:flow:tell' } },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'contact data',
    {
      type: 'UpdateContactData',
      language: 'es-US',
      references: { visit: { type: 'STRING', value: 'v-1' } },
      next: 'a',
      onError: 'b',
    },
    {
      LanguageCode: 'es-US',
      References: { visit: { Type: 'STRING', Value: 'v-1' } },
      TargetContact: 'Current',
    },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a callback number',
    {
      type: 'UpdateContactCallbackNumber',
      number: '$.StoredCustomerInput',
      next: 'a',
      onInvalidNumber: 'b',
      onNotDialable: 'c',
    },
    { CallbackNumber: '$.StoredCustomerInput' },
    to('a', { InvalidCallbackNumber: 'b', CallbackNumberNotDialable: 'c' }),
  ],
  [
    'a callback',
    {
      type: 'CreateCallbackContact',
      queue: queue('desk'),
      initialDelaySeconds: 5,
      attempts: 2,
      retryDelaySeconds: 600,
      callerId: phoneNumber('main'),
      flow: flowRef('called-back'),
      next: 'a',
      onError: 'b',
    },
    {
      QueueId: 'careline:queue:desk',
      InitialCallDelaySeconds: '5',
      MaximumConnectionAttempts: '2',
      RetryDelaySeconds: '600',
      ContactFlowId: 'careline:flow:called-back',
      CallerId: 'careline:phone-number:main',
    },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a place in the queue',
    { type: 'UpdateContactRoutingBehavior', ageSeconds: -60, next: 'a' },
    { QueueTimeAdjustmentSeconds: '-60' },
    to('a', {}),
  ],
  [
    'an outside call after which the flow goes on',
    {
      type: 'TransferParticipantToThirdParty',
      number: '+12065550100',
      connectSeconds: 30,
      dtmf: ',1',
      callerId: '$.SystemEndpoint.Address',
      afterwards: 'continue',
      next: 'a',
      onCallFailed: 'b',
      onTimeout: 'c',
      onError: 'd',
    },
    {
      ThirdPartyPhoneNumber: '+12065550100',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'True',
      ThirdPartyDTMFDigits: ',1',
      CallerId: { Number: '$.SystemEndpoint.Address' },
    },
    to('a', { CallFailed: 'b', ConnectionTimeLimitExceeded: 'c', NoMatchingError: 'd' }),
  ],
  [
    'an outside call that ends the flow',
    {
      type: 'TransferParticipantToThirdParty',
      number: '+12065550100',
      connectSeconds: 30,
      afterwards: 'end',
      onError: 'a',
    },
    {
      ThirdPartyPhoneNumber: '+12065550100',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'False',
    },
    to('a', { NoMatchingError: 'a' }),
  ],
  ['the end of a call', { type: 'DisconnectParticipant' }, {}, {}],
];
