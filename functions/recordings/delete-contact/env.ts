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
  INSTANCE_ID: text,
  RECORDING_LISTENERS: text,
  RECORDS_KEPT_DAYS: wholeDays,
});

/** It lists and deletes objects and can open none. */
export const access = {
  RECORDINGS_BUCKET: ['s3:DeleteObjectVersion', 's3:GetObjectLegalHold', 's3:ListBucketVersions'],
  RECORDINGS_TABLE: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  CONTACT_RECORDS_TABLE: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  TRANSCRIPT_WORDS_TABLE: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem'],
  MESSAGES_TABLE: ['dynamodb:DeleteItem', 'dynamodb:Query'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
  INSTANCE_ID: ['connect:DeleteContactData'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
