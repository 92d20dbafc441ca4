import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

const required = z.string().check(z.minLength(1));

export const environment = z.object({
  SESSIONS_TABLE: required,
  PATIENTS_TABLE: required,
  CONTACT_EVENTS_TABLE: required,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:GetItem'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
} as const satisfies Access;
