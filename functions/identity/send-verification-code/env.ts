import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  PATIENTS_TABLE: text,
  INDEX_KEY_ID: text,
  TEXT_ORIGINATION: text,
  CLINIC_NAME: text,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:UpdateItem'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  TEXT_ORIGINATION: ['sms-voice:SendTextMessage'],
} as const satisfies Access;
