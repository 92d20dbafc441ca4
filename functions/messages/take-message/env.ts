import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, timeZone } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  MESSAGES_TABLE: text,
  MESSAGES_KEY_ID: text,
  CLINIC_TIME_ZONE: timeZone,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:GetItem'],
  MESSAGES_TABLE: ['dynamodb:PutItem'],
  MESSAGES_KEY_ID: ['kms:Encrypt'],
} as const satisfies Access;
