import * as z from 'zod/mini';
import type { ContactSummary } from '../contact-row.ts';

/** Why a contact has no recording and need not have one. */
export type NoRecordingBecause =
  | 'not-a-call'
  /** The guide on an agent's screen beside a call, which Connect keeps as a chat: there is nothing to hear. */
  | 'agent-guide'
  /** Nobody of the clinic spoke: recording begins when an agent and the caller are joined. */
  | 'no-conversation'
  | 'refused'
  /** The caller was gone, or passed on, before the notice was over. */
  | 'before-notice'
  | 'too-short'
  /** Somebody had it deleted, by retention or on request; the record says so. */
  | 'deleted';

/** Shorter conversations may leave none. Assumed: nothing is promised for them. Unit: seconds. */
const shortest = 2;

/** Source: API Reference of Connect, StartChatContact, SegmentAttributes: the subtype `connect:Guide`. */
const subtype = z.looseObject({ ValueString: z.optional(z.nullable(z.string())) });
const readRecord = z.looseObject({
  Channel: z.optional(z.nullable(z.string())),
  SegmentAttributes: z.optional(z.nullable(z.looseObject({ 'connect:Subtype': z.optional(subtype) }))),
  Attributes: z.optional(z.nullable(z.looseObject({ recordingConsent: z.optional(z.string()) }))),
  Agent: z.optional(
    z.nullable(z.looseObject({ AgentInteractionDuration: z.optional(z.nullable(z.number())) })),
  ),
  Recordings: z.optional(z.nullable(z.array(z.looseObject({ Status: z.optional(z.nullable(z.string())) })))),
});

/** Contacts for which the summary alone is enough: most of a day, and nothing is read for them. */
export function plainReason({
  recorded,
  channel,
  agent,
}: ContactSummary): NoRecordingBecause | 'recorded' | undefined {
  if (recorded) return 'recorded';
  // Whether a chat was with a person its record says.
  if (channel === 'CHAT') return undefined;
  if (channel !== undefined && channel !== 'VOICE') return 'not-a-call';
  return agent === undefined ? 'no-conversation' : undefined;
}

/** Undefined: there should be a recording. */
export function reasonIn(record: unknown): NoRecordingBecause | undefined {
  const { Attributes, Agent, Recordings, Channel, SegmentAttributes } = readRecord.parse(record);
  if (Channel === 'CHAT')
    return SegmentAttributes?.['connect:Subtype']?.ValueString === 'connect:Guide'
      ? 'agent-guide'
      : 'not-a-call';
  if (Recordings?.some(({ Status }) => Status === 'DELETED')) return 'deleted';
  const consent = Attributes?.recordingConsent;
  if (consent === undefined) return 'before-notice';
  // As the flows have it: anything but `given` is a refusal.
  if (consent !== 'given') return 'refused';
  return (Agent?.AgentInteractionDuration ?? 0) < shortest ? 'too-short' : undefined;
}
