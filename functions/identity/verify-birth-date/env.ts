import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, timeZone } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  PATIENTS_TABLE: text,
  INDEX_KEY_ID: text,
  CLINIC_TIME_ZONE: timeZone,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
} as const satisfies Access;
