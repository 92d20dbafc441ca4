import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, wholeDays } from '../../variables.ts';

export const environment = z.object({
  CONTACT_RECORDS_TABLE: text,
  SESSIONS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  AGENT_EVENTS_TABLE: text,
  RECORDS_BUCKET: text,
  RECORDINGS_TABLE: text,
  RECORDINGS_BUCKET: text,
  INDEX_KEY_ID: text,
  MESSAGES_KEY_ID: text,
  RECORDS_KEPT_DAYS: wholeDays,
});

/** As the functions behind the streams together, and that it opens what they have sealed and takes it away when it is kept. */
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
  CONTACT_EVENTS_TABLE: ['dynamodb:Query', 'dynamodb:PutItem'],
  AGENT_EVENTS_TABLE: ['dynamodb:BatchWriteItem'],
  RECORDS_BUCKET: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  MESSAGES_KEY_ID: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const satisfies Access;
