import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ CONTACT_EVENTS_TABLE: text, AUDIT_BUCKET: text });

export const access = {
  CONTACT_EVENTS_TABLE: ['dynamodb:Query', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'anchors/' } as const satisfies Folders;
