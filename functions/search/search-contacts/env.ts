import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  CONTACT_RECORDS_TABLE: text,
  TRANSCRIPT_WORDS_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  INDEX_KEY_ID: text,
  RECORDING_LISTENERS: text,
});

export const access = {
  CONTACT_RECORDS_TABLE: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
  TRANSCRIPT_WORDS_TABLE: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
