import { defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import {
  analyticsOn,
  analyticsSpec,
  type InFlightRedaction,
  type Redaction,
  screenSpec,
  voiceRecordingSpec,
} from '../analytics.ts';
import { member } from '../checks.ts';
import type { JsonObject } from '../document.ts';
import { exactlyOneOf } from '../parameter-groups.ts';

/**
 * Who is recorded and what is analysed: of voice calls, of chats, or of the agent's screen. One step says it for one of them:
 * the service refuses two. `record: []` without `analytics` turns it off.
 */
export type UpdateContactRecordingAndAnalyticsBehavior<S extends string> = {
  readonly type: 'UpdateContactRecordingAndAnalyticsBehavior';
  readonly next: S;
  readonly onError: S;
  readonly onChannelMismatch: S;
} & (
  | Only<'voice', { readonly voice: VoiceBehavior }>
  | Only<'chat', { readonly chat: ChatBehavior; readonly onRedactionFailed: S }>
  | Only<'screen', { readonly screen: { readonly record: readonly 'Agent'[] } }>
);

type Only<K extends Medium, Form> = Form & {
  readonly [Other in Exclude<Medium, K>]?: never;
} & (K extends 'chat' ? unknown : { readonly onRedactionFailed?: never });
type Medium = 'voice' | 'chat' | 'screen';

interface VoiceBehavior {
  readonly record: readonly ('Agent' | 'Customer')[];
  /** The caller alone with the flow, before an agent. */
  readonly ivr: 'Enabled' | 'Disabled';
  /** Needs both sides recorded. */
  readonly analytics?: {
    /** e.g. en-US. */
    readonly language: string;
    /** PostContact or RealTime, and AutomatedInteraction for the part before an agent. */
    readonly modes: readonly ('PostContact' | 'RealTime' | 'AutomatedInteraction')[];
    readonly redaction?: Redaction;
  };
}

interface ChatBehavior {
  /** 'off', or what is analysed. */
  readonly analytics:
    | 'off'
    | {
        readonly language: string;
        readonly redaction?: Redaction;
        readonly inFlight?: InFlightRedaction;
      };
}

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
  // The page lets screen recording stand beside a channel. Observed: the service refuses two of the three.
  groups: [exactlyOneOf('ChatBehavior', 'VoiceBehavior', 'ScreenRecordingBehavior')],
  check: refusals,
  lower: (s: UpdateContactRecordingAndAnalyticsBehavior<string>) => ({
    type: 'UpdateContactRecordingAndAnalyticsBehavior',
    parameters: behavior(s),
    next: s.next,
    errors: {
      NoMatchingError: s.onError,
      ChannelMismatch: s.onChannelMismatch,
      ...(s.onRedactionFailed !== undefined && { InFlightRedactionConfigurationFailed: s.onRedactionFailed }),
    },
    conditions: [],
  }),
});

function refusals(p: JsonObject): string[] {
  const recorded = member(p, ['VoiceBehavior', 'VoiceRecordingBehavior', 'RecordedParticipants']);
  const both = Array.isArray(recorded) && recorded.includes('Agent') && recorded.includes('Customer');
  const enabled = member(p, ['VoiceBehavior', 'VoiceAnalyticsBehavior', 'Enabled']);
  return enabled === 'True' && !both
    ? ['analyses the call, so RecordedParticipants needs Agent and Customer']
    : [];
}

function behavior(s: UpdateContactRecordingAndAnalyticsBehavior<string>): JsonObject {
  if (s.screen) return { ScreenRecordingBehavior: { ScreenRecordedParticipants: s.screen.record } };
  if (s.chat) {
    const { analytics } = s.chat;
    return {
      ChatBehavior: {
        ChatAnalyticsBehavior:
          analytics === 'off' ? { Enabled: 'False' } : analyticsOn({ ...analytics, modes: ['ContactLens'] }),
      },
    };
  }
  const { record, ivr, analytics } = s.voice;
  return {
    VoiceBehavior: {
      VoiceRecordingBehavior: { RecordedParticipants: record, IVRRecordingBehavior: ivr },
      ...(analytics && { VoiceAnalyticsBehavior: analyticsOn(analytics) }),
    },
  };
}
