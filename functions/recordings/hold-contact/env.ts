import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text, wholeDays } from '../../variables.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  RECORDINGS_TABLE: text,
  CONTACT_RECORDS_TABLE: text,
  TRANSCRIPT_WORDS_TABLE: text,
  MESSAGES_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDING_LISTENERS: text,
  RECORDS_KEPT_DAYS: wholeDays,
  TRANSCRIPTS_KEPT_DAYS: wholeDays,
});

export const access = {
  RECORDINGS_BUCKET: ['s3:GetObjectLegalHold', 's3:PutObjectLegalHold'],
  RECORDINGS_TABLE: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  CONTACT_RECORDS_TABLE: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  TRANSCRIPT_WORDS_TABLE: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem'],
  MESSAGES_TABLE: ['dynamodb:Query', 'dynamodb:UpdateItem'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
