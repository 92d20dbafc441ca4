import type { ParameterSpec } from './action-spec.ts';
import type { JsonObject } from './document.ts';

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

/** What is taken out of transcripts and recordings after the contact. */
export interface Redaction extends RedactedWords {
  readonly results: 'RedactedOnly' | 'RedactedAndOriginal';
}

/** What is taken out of the messages of a chat before anybody sees them. */
export interface InFlightRedaction extends RedactedWords {
  /** What happens to a message that could not be looked at. */
  readonly unprocessed: 'deliver' | 'withhold';
}

interface RedactedWords {
  /** What stands in place of a redacted word: [PII] (default) or its type. */
  readonly mask?: 'PII' | 'EntityType';
  /** Default: every kind. */
  readonly entities?: readonly [string, ...string[]];
}

/** Analytics, switched on, with one redaction or the other, or none. */
export const analyticsOn = (wanted: {
  readonly language: string;
  readonly modes: readonly string[];
  readonly redaction?: Redaction;
  readonly inFlight?: InFlightRedaction;
}): JsonObject => ({
  Enabled: 'True',
  AnalyticsLanguage: wanted.language,
  AnalyticsModes: wanted.modes,
  ...(wanted.redaction && {
    ConversationalAnalyticsRedactionConfiguration: {
      Enabled: 'True',
      RedactionResults: wanted.redaction.results,
      ...words(wanted.redaction),
    },
  }),
  ...(wanted.inFlight && {
    InFlightChatRedactionConfiguration: {
      Enabled: 'True',
      ...words(wanted.inFlight),
      DeliverUnprocessedMessages: wanted.inFlight.unprocessed === 'deliver' ? 'True' : 'False',
    },
  }),
});

const words = ({ mask, entities }: RedactedWords): JsonObject => ({
  ...(mask !== undefined && { RedactionMaskMode: mask }),
  ...(entities !== undefined && { RedactionEntities: entities }),
});
