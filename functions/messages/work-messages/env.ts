import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text, timeZone, wholeDays } from '../../variables.ts';

export const environment = z.object({
  MESSAGES_TABLE: text,
  MESSAGES_KEY_ID: text,
  PATIENTS_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDING_LISTENERS: text,
  MESSAGES_KEPT_DAYS: wholeDays,
  CLINIC_TIME_ZONE: timeZone,
});

/** Beside what sends parked records through their door again, the only role that opens what the key of messages seals. */
export const access = {
  MESSAGES_TABLE: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  MESSAGES_KEY_ID: ['kms:Decrypt'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
