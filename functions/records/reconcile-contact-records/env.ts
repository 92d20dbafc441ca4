import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  CONTACT_RECORDS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  RECORDINGS_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDS_BUCKET: text,
});

/** It may look at everything that it compares and change none of it. */
export const access = {
  CONTACT_RECORDS_TABLE: ['dynamodb:Query', 'dynamodb:GetItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:Query'],
  RECORDINGS_TABLE: ['dynamodb:Query'],
  AUDIT_BUCKET: ['s3:ListBucket', 's3:GetObject'],
  RECORDS_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = {
  AUDIT_BUCKET: 'anchors/',
  RECORDS_BUCKET: 'reconciliation/',
} as const satisfies Folders;
