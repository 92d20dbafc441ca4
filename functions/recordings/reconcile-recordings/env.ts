import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';
import { keptDays } from '../kept-days.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  RECORDINGS_TABLE: text,
  RECORDS_BUCKET: text,
  ...keptDays,
});

/** It sees names and versions, and can open no recording. */
export const access = {
  RECORDINGS_BUCKET: ['s3:ListBucketVersions'],
  RECORDINGS_TABLE: ['dynamodb:Query'],
  RECORDS_BUCKET: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'],
} as const satisfies Access;

export const folders = { RECORDS_BUCKET: 'reconciliation/recordings/' } as const satisfies Folders;
