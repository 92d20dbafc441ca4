import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text, wholeDays } from '../../variables.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  CONTACT_RECORDS_TABLE: text,
  TRANSCRIPT_WORDS_TABLE: text,
  INDEX_KEY_ID: text,
  TRANSCRIPTS_KEPT_DAYS: wholeDays,
});

/** It reads redacted transcripts, and so is one of the three that may decrypt what lies in the bucket of recordings. */
export const access = {
  RECORDINGS_BUCKET: ['s3:GetObject', 's3:ListBucket'],
  CONTACT_RECORDS_TABLE: ['dynamodb:GetItem'],
  TRANSCRIPT_WORDS_TABLE: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
} as const satisfies Access;

/** Of all that lies there only transcripts that Contact Lens has redacted; the redacted sound beside them is for listeners. */
export const folders = { RECORDINGS_BUCKET: 'Analysis/*/Redacted/*.json' } as const satisfies Folders;
