import { defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { analyticsSpec, screenSpec, voiceRecordingSpec } from '../analytics.ts';
import { exactlyOneOf, member } from '../checks.ts';
import type { JsonObject } from '../document.ts';

/** Who is recorded and what is analysed on a voice call. `record: []` without `analytics` turns both off. */
export interface UpdateContactRecordingAndAnalyticsBehavior<S extends string> {
  readonly type: 'UpdateContactRecordingAndAnalyticsBehavior';
  readonly voice: {
    readonly record: readonly ('Agent' | 'Customer')[];
    /** The caller alone with the flow, before an agent. */
    readonly ivr: 'Enabled' | 'Disabled';
    /** Needs both sides recorded. */
    readonly analytics?: {
      /** e.g. en-US. */
      readonly language: string;
      /** PostContact or RealTime, and AutomatedInteraction for the part before an agent. */
      readonly modes: readonly ('PostContact' | 'RealTime' | 'AutomatedInteraction')[];
      readonly redaction?: {
        readonly results: 'RedactedOnly' | 'RedactedAndOriginal';
        /** What stands in place of a redacted word: [PII] (default) or its type. */
        readonly mask?: 'PII' | 'EntityType';
        /** Default: every kind. */
        readonly entities?: readonly [string, ...string[]];
      };
    };
  };
  readonly next: S;
  readonly onError: S;
  readonly onChannelMismatch: S;
}

type Voice = UpdateContactRecordingAndAnalyticsBehavior<string>['voice'];

export const updateContactRecordingAndAnalyticsBehavior = defineAction({
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  block: 'Set recording, analytics and processing behavior',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingandanalyticsbehavior.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ChatBehavior: { mode: 'any', properties: { ChatAnalyticsBehavior: analyticsSpec } },
    VoiceBehavior: {
      mode: 'any',
      properties: { VoiceRecordingBehavior: voiceRecordingSpec, VoiceAnalyticsBehavior: analyticsSpec },
    },
    ScreenRecordingBehavior: screenSpec,
  },
  errors: (p) => ({
    required: [
      'NoMatchingError',
      'ChannelMismatch',
      ...('ChatBehavior' in p ? ['InFlightRedactionConfigurationFailed'] : []),
    ],
    optional: [],
  }),
  conditions: noConditions,
  check: refusals,
  lower: (s: UpdateContactRecordingAndAnalyticsBehavior<string>) => ({
    type: 'UpdateContactRecordingAndAnalyticsBehavior',
    parameters: { VoiceBehavior: voiceBehavior(s.voice) },
    next: s.next,
    errors: { NoMatchingError: s.onError, ChannelMismatch: s.onChannelMismatch },
    conditions: [],
  }),
});

function refusals(p: JsonObject): string[] {
  // The page lets screen recording stand beside a channel. Observed: the service refuses two of the three.
  const found = [...exactlyOneOf('ChatBehavior', 'VoiceBehavior', 'ScreenRecordingBehavior')(p)];
  const recorded = member(p, ['VoiceBehavior', 'VoiceRecordingBehavior', 'RecordedParticipants']);
  const both = Array.isArray(recorded) && recorded.includes('Agent') && recorded.includes('Customer');
  const enabled = member(p, ['VoiceBehavior', 'VoiceAnalyticsBehavior', 'Enabled']);
  if (enabled === 'True' && !both)
    found.push('analyses the call, so RecordedParticipants needs Agent and Customer');
  return found;
}

function voiceBehavior(voice: Voice): JsonObject {
  const { analytics } = voice;
  return {
    VoiceRecordingBehavior: { RecordedParticipants: voice.record, IVRRecordingBehavior: voice.ivr },
    ...(analytics && {
      VoiceAnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: analytics.language,
        AnalyticsModes: analytics.modes,
        ...(analytics.redaction && {
          ConversationalAnalyticsRedactionConfiguration: redaction(analytics.redaction),
        }),
      },
    }),
  };
}

function redaction(wanted: NonNullable<NonNullable<Voice['analytics']>['redaction']>): JsonObject {
  return {
    Enabled: 'True',
    RedactionResults: wanted.results,
    ...(wanted.mask !== undefined && { RedactionMaskMode: wanted.mask }),
    ...(wanted.entities !== undefined && { RedactionEntities: wanted.entities }),
  };
}
