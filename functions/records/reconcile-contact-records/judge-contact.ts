import * as z from 'zod/mini';
import type { StoredRecording } from '../../recordings/stored-recording.ts';
import { isAgentGuide } from '../agent-guide.ts';
import type { ContactSummary } from '../contact-row.ts';

/** Why a contact has no recording and need not have one. */
export type NoRecordingBecause =
  | 'not-a-call'
  /** The guide on an agent's screen beside a call, which Connect keeps as a chat: there is nothing to hear. */
  | 'agent-guide'
  /** Nobody of the clinic spoke: recording begins when an agent and the caller are joined. */
  | 'no-conversation'
  /** An agent called somebody, or a manager listened in: no flow of ours asks then, so none records. */
  | 'not-through-flows'
  | 'refused'
  | 'too-short'
  /** On request, as the index of recordings says, or outside of it, as the record says. */
  | 'deleted';

/** What is wrong with the recording of a contact, and what an operator reads of it. */
export const recordingProblems = {
  'no-recording': 'the caller was told of a recording and spoke with an agent, and there is none',
  'lost-recording':
    'the record names a recording, and the index has none: it was never stored, never indexed, or its row is gone',
  'no-voicemail': 'the caller was asked to speak after the tone, and there is no recording of it',
  'not-asked': 'the caller spoke with an agent and was never told of a recording',
  unreadable: 'the stored record cannot be read: compare it with its raw copy',
} as const;
export type RecordingProblem = keyof typeof recordingProblems;

/** Which recordings a contact has or had, as the index of recordings says. */
export interface KeptOfContact {
  readonly recordings: readonly Pick<StoredRecording, 'kind' | 'deletedAt'>[];
  /** Somebody had all of the call deleted. */
  readonly deletion?: object;
}

/** Shorter conversations may leave none. Assumed: nothing is promised for them. Unit: seconds. */
const shortest = 2;
/** Source: Administrator Guide, ctr-data-model, InitiationMethod. */
const notThroughFlows = new Set<unknown>(['OUTBOUND', 'EXTERNAL_OUTBOUND', 'MONITOR']);

const text = z.optional(z.nullable(z.string()));
const media = z.looseObject({ Status: text, ParticipantType: text });
const readRecord = z.looseObject({
  ContactId: text,
  Channel: text,
  InitiationMethod: text,
  Attributes: z.optional(z.nullable(z.looseObject({ recordingConsent: text, voicemail: text }))),
  Agent: z.optional(
    z.nullable(z.looseObject({ AgentInteractionDuration: z.optional(z.nullable(z.number())) })),
  ),
  /** Older records name one. */
  Recording: z.optional(z.nullable(media)),
  Recordings: z.optional(z.nullable(z.array(media))),
});

/** Contacts for which the summary alone is enough: most of a day, and nothing is read for them. */
export function plainReason(contact: ContactSummary): NoRecordingBecause | undefined {
  const { recorded, voicemail, channel, agent } = contact;
  // Whether a chat was with a person its record says; what a record names is looked for.
  if (recorded || voicemail || channel === 'CHAT') return undefined;
  if (channel !== undefined && channel !== 'VOICE') return 'not-a-call';
  return agent === undefined ? 'no-conversation' : undefined;
}

/** What lies there counts, not what the record says of it. */
export function judgeRecording(
  record: unknown,
  { recordings, deletion }: KeptOfContact,
): 'recorded' | NoRecordingBecause | RecordingProblem {
  const { success, data } = readRecord.safeParse(record);
  const { ContactId, Attributes, Agent } = data ?? {};
  const spoke = typeof ContactId === 'string' && Attributes?.voicemail === ContactId;
  if (spoke && !deletion && !recordings.some(({ kind }) => kind === 'voicemail')) return 'no-voicemail';
  // What is said after the tone stands for no talk with an agent.
  const isSound = (kind: string) => kind !== 'transcript' && !(Agent && kind === 'voicemail');
  const sound = recordings.filter(({ kind }) => isSound(kind));
  if (sound.some(({ deletedAt }) => deletedAt === undefined)) return 'recorded';
  if (deletion || sound.length > 0) return 'deleted';
  if (!success) return 'unreadable';
  const { Channel, InitiationMethod } = data;
  const named = data.Recordings ?? [];
  const ofRecord = (named.length > 0 || !data.Recording ? named : [data.Recording]).filter(
    ({ ParticipantType }) => !(Agent && ParticipantType === 'IVR'),
  );
  if (ofRecord.length > 0)
    return ofRecord.every(({ Status }) => Status === 'DELETED') ? 'deleted' : 'lost-recording';
  if (Channel === 'CHAT') return isAgentGuide(record) ? 'agent-guide' : 'not-a-call';
  if (notThroughFlows.has(InitiationMethod)) return 'not-through-flows';
  const consent = Attributes?.recordingConsent ?? undefined;
  // As the flows have it: anything but `given` is a refusal.
  if (consent !== undefined && consent !== 'given') return 'refused';
  if ((Agent?.AgentInteractionDuration ?? 0) < shortest) return 'too-short';
  return consent === undefined ? 'not-asked' : 'no-recording';
}

export const isProblem = (judged: string): judged is RecordingProblem =>
  Object.hasOwn(recordingProblems, judged);
