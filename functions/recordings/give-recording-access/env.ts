import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';
import { keptDays } from '../kept-days.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  RECORDINGS_TABLE: text,
  MESSAGES_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDING_LISTENERS: text,
  ...keptDays,
});

/**
 * The one role that opens recordings; the two that index transcripts open redacted ones and nothing else. Of messages it reads one
 * by its id; what the key of messages seals stays sealed.
 */
export const access = {
  RECORDINGS_BUCKET: ['s3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
  RECORDINGS_TABLE: ['dynamodb:Query'],
  MESSAGES_TABLE: ['dynamodb:GetItem'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
