import { z } from 'zod';
import { value } from './value.ts';

/** What a listener is; what each may do: functions/recordings/listeners.ts. */
const roles = ['messages', 'quality', 'nurse-lead', 'compliance'] as const;

const iamRole = value<string>((given) => typeof given === 'string' && /^[\w+=,.@-]{1,64}$/.test(given), {
  what: 'is no name of an IAM role or of a permission set',
  why: 'Who may ask for recordings is told by the role of their session.',
  fix: 'Write e.g. "CarelineQuality", without a path or an ARN.',
});

/**
 * Who may ask for recordings: members of these IAM roles, or of permission sets of IAM Identity Center with these names, in the
 * account of the centre. Nobody else is answered. The clinic makes the roles and decides who is in them.
 */
export const listenersSetting = z.array(z.strictObject({ iamRole, as: z.enum(roles) })).default([
  { iamRole: 'CarelineMessages', as: 'messages' },
  { iamRole: 'CarelineQuality', as: 'quality' },
  { iamRole: 'CarelineNurseLead', as: 'nurse-lead' },
  { iamRole: 'CarelineCompliance', as: 'compliance' },
]);
