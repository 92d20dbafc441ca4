import { to, type WireForm } from './wire-form.ts';

const recorded = { next: 'a', onError: 'b', onChannelMismatch: 'c' } as const;

/** Who is recorded, and what is analysed. */
export const recordingForms: WireForm<'CONTACT_FLOW'>[] = [
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
    'analytics of a chat, redacted before anybody reads',
    {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      chat: {
        analytics: {
          language: 'es-US',
          redaction: { results: 'RedactedOnly' },
          inFlight: { mask: 'PII', entities: ['SSN'], unprocessed: 'withhold' },
        },
      },
      ...recorded,
      onRedactionFailed: 'd',
    },
    {
      ChatBehavior: {
        ChatAnalyticsBehavior: {
          Enabled: 'True',
          AnalyticsLanguage: 'es-US',
          AnalyticsModes: ['ContactLens'],
          ConversationalAnalyticsRedactionConfiguration: {
            Enabled: 'True',
            RedactionResults: 'RedactedOnly',
          },
          InFlightChatRedactionConfiguration: {
            Enabled: 'True',
            RedactionMaskMode: 'PII',
            RedactionEntities: ['SSN'],
            DeliverUnprocessedMessages: 'False',
          },
        },
      },
    },
    to('a', { NoMatchingError: 'b', ChannelMismatch: 'c', InFlightRedactionConfigurationFailed: 'd' }),
  ],
  [
    'a chat that is not analysed',
    {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      chat: { analytics: 'off' },
      ...recorded,
      onRedactionFailed: 'd',
    },
    { ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'False' } } },
    to('a', { NoMatchingError: 'b', ChannelMismatch: 'c', InFlightRedactionConfigurationFailed: 'd' }),
  ],
  [
    "the agent's screen",
    {
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      screen: { record: ['Agent'] },
      ...recorded,
    },
    { ScreenRecordingBehavior: { ScreenRecordedParticipants: ['Agent'] } },
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
];
