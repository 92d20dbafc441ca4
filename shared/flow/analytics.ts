import type { ParameterSpec } from './action-spec.ts';

/** Parameters that recording and analytics share. Source: Developer Guide, updatecontactrecordingandanalyticsbehavior. */

const onOff = { mode: 'static', enum: ['True', 'False'] } as const;

export const voiceRecordingSpec = {
  mode: 'static',
  properties: {
    RecordedParticipants: { required: true, mode: 'static', list: true, enum: ['Agent', 'Customer'] },
    IVRRecordingBehavior: { mode: 'static', enum: ['Enabled', 'Disabled'] },
  },
} as const satisfies ParameterSpec;

export const screenSpec = {
  mode: 'static',
  properties: { ScreenRecordedParticipants: { required: true, mode: 'static', list: true, enum: ['Agent'] } },
} as const satisfies ParameterSpec;

/** Of voice and chat; in-flight redaction is of chat only. */
export const analyticsSpec = {
  mode: 'any',
  properties: {
    Enabled: onOff,
    AnalyticsLanguage: { mode: 'any' },
    AnalyticsModes: {
      mode: 'static',
      list: true,
      enum: ['RealTime', 'PostContact', 'AutomatedInteraction', 'ContactLens'],
    },
    ConversationalAnalyticsRedactionConfiguration: {
      mode: 'any',
      properties: {
        Enabled: onOff,
        RedactionResults: { mode: 'any' },
        RedactionMaskMode: { mode: 'static', enum: ['EntityType', 'PII'] },
        RedactionEntities: { mode: 'static' },
      },
    },
    InFlightChatRedactionConfiguration: {
      mode: 'static',
      properties: {
        Enabled: onOff,
        RedactionMaskMode: { mode: 'static', enum: ['EntityType', 'PII'] },
        RedactionEntities: { mode: 'static' },
        DeliverUnprocessedMessages: onOff,
      },
    },
    SentimentConfiguration: { mode: 'static', properties: { Enabled: onOff } },
    SummaryConfiguration: {
      mode: 'static',
      properties: {
        SummaryModes: { mode: 'static', list: true, enum: ['PostContact', 'AutomatedInteraction'] },
      },
    },
  },
} as const satisfies ParameterSpec;
