import { always, defineAction, noConditions } from '../action-spec.ts';
import { member } from '../checks.ts';
import { type JsonObject, plainText } from '../document.ts';
import { onlyGoesOn } from '../lowering.ts';

/** Who is recorded from here on; an empty list stops recording. The older of two actions, and the only one that cannot fail. */
export interface UpdateContactRecordingBehavior<S extends string> {
  readonly type: 'UpdateContactRecordingBehavior';
  readonly record: readonly ('Agent' | 'Customer')[];
  /** The caller alone with the flow, before an agent. */
  readonly ivr?: 'Enabled' | 'Disabled';
  /** The agent's screen. */
  readonly screen?: boolean;
  /** Needs both sides recorded. */
  readonly analytics?: {
    readonly language: string;
    readonly redaction?: 'RedactedOnly' | 'RedactedAndOriginal';
    readonly modes?: readonly ('PostContact' | 'RealTime')[];
  };
  readonly next: S;
}

export const updateContactRecordingBehavior = defineAction({
  type: 'UpdateContactRecordingBehavior',
  block: 'Set recording and analytics behavior (older)',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingbehavior.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE', 'CHAT'],
  next: 'success',
  parameters: {
    RecordingBehavior: {
      required: true,
      mode: 'static',
      properties: {
        RecordedParticipants: { required: true, mode: 'static', list: true, enum: ['Agent', 'Customer'] },
        ScreenRecordedParticipants: { mode: 'static', list: true, enum: ['Agent'] },
        IVRRecordingBehavior: { mode: 'static', enum: ['Enabled', 'Disabled'] },
      },
    },
    AnalyticsBehavior: {
      mode: 'any',
      properties: {
        Enabled: { mode: 'static', enum: ['True', 'False'] },
        AnalyticsLanguage: { mode: 'any' },
        AnalyticsRedactionBehavior: { mode: 'static', enum: ['Enabled', 'Disabled'] },
        AnalyticsRedactionResults: { mode: 'any' },
        AnalyticsRedactionMaskMode: { mode: 'static', enum: ['EntityType', 'PII'] },
        AnalyticsRedactionEntities: { mode: 'static' },
        ChannelConfiguration: { mode: 'static', map: true },
        // Older exports, before ChannelConfiguration.
        AnalyticsMode: { mode: 'static', undocumented: true },
        SummaryConfiguration: { mode: 'static', map: true },
        SentimentConfiguration: { mode: 'static', map: true },
      },
    },
  },
  // Observed: NoMatchingError is refused; no export carries one.
  errors: always({}),
  conditions: noConditions,
  check: refusals,
  lower: (s: UpdateContactRecordingBehavior<string>) =>
    onlyGoesOn('UpdateContactRecordingBehavior', parametersOf(s), s.next),
});

function refusals(p: JsonObject): string[] {
  const recorded = member(p, ['RecordingBehavior', 'RecordedParticipants']);
  const both = Array.isArray(recorded) && recorded.includes('Agent') && recorded.includes('Customer');
  const analysed = plainText(member(p, ['AnalyticsBehavior', 'Enabled'])) === 'True';
  return analysed && !both ? ['analyses the call, so RecordedParticipants needs Agent and Customer'] : [];
}

function parametersOf(s: UpdateContactRecordingBehavior<string>): JsonObject {
  return {
    RecordingBehavior: {
      RecordedParticipants: s.record,
      ...(s.screen !== undefined && { ScreenRecordedParticipants: s.screen ? ['Agent'] : [] }),
      ...(s.ivr !== undefined && { IVRRecordingBehavior: s.ivr }),
    },
    ...(s.analytics && {
      AnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: s.analytics.language,
        ...(s.analytics.redaction !== undefined && {
          AnalyticsRedactionBehavior: 'Enabled',
          AnalyticsRedactionResults: s.analytics.redaction,
        }),
        ChannelConfiguration: { Voice: { AnalyticsModes: s.analytics.modes ?? ['PostContact'] } },
      },
    }),
  };
}
