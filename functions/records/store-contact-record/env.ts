import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, wholeDays } from '../../variables.ts';

export const environment = z.object({
  CONTACT_RECORDS_TABLE: text,
  SESSIONS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  RECORDS_BUCKET: text,
  RECORDINGS_TABLE: text,
  RECORDINGS_BUCKET: text,
  INDEX_KEY_ID: text,
  MESSAGES_KEY_ID: text,
  RECORDS_KEPT_DAYS: wholeDays,
});

/** Reading the stream is the event source's affair; infra grants it with the source. */
export const access = {
  CONTACT_RECORDS_TABLE: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
  ],
  // What is marked on a call goes over to legs that come later.
  RECORDINGS_TABLE: ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  RECORDINGS_BUCKET: ['s3:GetObjectLegalHold', 's3:PutObjectLegalHold'],
  SESSIONS_TABLE: ['dynamodb:BatchGetItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:Query'],
  RECORDS_BUCKET: ['s3:PutObject'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  // For records that are parked.
  MESSAGES_KEY_ID: ['kms:GenerateDataKey'],
} as const satisfies Access;
