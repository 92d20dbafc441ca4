import * as z from 'zod/mini';
import type { RecordingKind } from './stored-recording.ts';

/** Why somebody wants to hear a recording: words of a list, so that no log holds a story about a patient. */
export const reasons = [
  'quality-review',
  'training',
  'complaint',
  'clinical-safety',
  'patient-request',
  'legal',
  'audit',
  'emergency',
  /** To call back who left it: opens what is said after the tone and nothing else. */
  'message',
] as const;
export type Reason = (typeof reasons)[number];

/** What a role of the clinic may do with recordings. Anybody else may do nothing. */
export const listenerRoles = {
  /** Who works through the messages. */
  messages: { reasons: ['message'], breakGlass: false, decides: false, searches: false },
  quality: { reasons: ['quality-review', 'training'], breakGlass: false, decides: false, searches: true },
  'nurse-lead': {
    reasons: ['complaint', 'clinical-safety', 'quality-review', 'message'],
    breakGlass: true,
    decides: false,
    searches: true,
  },
  compliance: {
    reasons: ['complaint', 'clinical-safety', 'patient-request', 'legal', 'audit'],
    breakGlass: false,
    /** Puts calls under legal hold, lifts it, deletes calls. */
    decides: true,
    /** Finds and reads calls of anybody. */
    searches: true,
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly reasons: readonly Reason[];
      readonly breakGlass: boolean;
      readonly decides: boolean;
      readonly searches: boolean;
    }
  >
>;
export type ListenerRole = keyof typeof listenerRoles;

/** Which IAM role, or permission set of IAM Identity Center, makes whom a listener. */
export const listeners = z.array(
  z.object({ iamRole: z.string(), as: z.enum(['messages', 'quality', 'nurse-lead', 'compliance']) }),
);
export type Listeners = z.infer<typeof listeners>;

export const mayGive = (
  role: ListenerRole,
  { reason, recording }: { readonly reason: Reason; readonly recording: RecordingKind },
): boolean =>
  listenerRoles[role].reasons.some((known) => known === reason) &&
  (reason !== 'message' || recording === 'voicemail');
