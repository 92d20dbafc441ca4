import * as z from 'zod/mini';

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
] as const;
export type Reason = (typeof reasons)[number];

/** What a role of the clinic may do with recordings. Anybody else may do nothing. */
export const listenerRoles = {
  quality: { reasons: ['quality-review', 'training'], breakGlass: false, decides: false },
  'nurse-lead': {
    reasons: ['complaint', 'clinical-safety', 'quality-review'],
    breakGlass: true,
    decides: false,
  },
  compliance: {
    reasons: ['complaint', 'clinical-safety', 'patient-request', 'legal', 'audit'],
    breakGlass: false,
    /** Puts calls under legal hold, lifts it, deletes calls. */
    decides: true,
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly reasons: readonly Reason[]; readonly breakGlass: boolean; readonly decides: boolean }
  >
>;
export type ListenerRole = keyof typeof listenerRoles;

/** Which IAM role, or permission set of IAM Identity Center, makes whom a listener. */
export const listeners = z.array(
  z.object({ iamRole: z.string(), as: z.enum(['quality', 'nurse-lead', 'compliance']) }),
);
export type Listeners = z.infer<typeof listeners>;

export const mayGive = (role: ListenerRole, reason: Reason): boolean =>
  listenerRoles[role].reasons.some((known) => known === reason);
