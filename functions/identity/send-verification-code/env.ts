import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

const required = z.string().check(z.minLength(1));

export const environment = z.object({
  SESSIONS_TABLE: required,
  PATIENTS_TABLE: required,
  INDEX_KEY_ID: required,
  TEXT_ORIGINATION: required,
  CLINIC_NAME: required,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:UpdateItem'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  TEXT_ORIGINATION: ['sms-voice:SendTextMessage'],
} as const satisfies Access;
