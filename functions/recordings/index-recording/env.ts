import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';
import { keptDays } from '../kept-days.ts';

export const environment = z.object({
  RECORDINGS_BUCKET: text,
  RECORDINGS_TABLE: text,
  ...keptDays,
});

/** It sees names and fingerprints, never what is said in a recording; it deletes what comes for a call that was deleted. */
export const access = {
  RECORDINGS_BUCKET: ['s3:DeleteObjectVersion', 's3:GetObjectLegalHold', 's3:PutObjectLegalHold'],
  RECORDINGS_TABLE: ['dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
} as const satisfies Access;
