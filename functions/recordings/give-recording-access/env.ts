import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';
import { keptDays } from '../kept-days.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  RECORDINGS_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDING_LISTENERS: text,
  ...keptDays,
});

/** The one role that opens recordings; the two that index transcripts open redacted ones and nothing else. */
export const access = {
  RECORDINGS_BUCKET: ['s3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
  RECORDINGS_TABLE: ['dynamodb:Query'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
