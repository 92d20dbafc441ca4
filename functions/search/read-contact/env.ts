import * as z from 'zod/mini';
import type { Access, Folders } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  CONTACT_RECORDS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  ACCESS_LOG_TABLE: text,
  AUDIT_BUCKET: text,
  RECORDING_LISTENERS: text,
});

export const access = {
  CONTACT_RECORDS_TABLE: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
  CONTACT_EVENTS_TABLE: ['dynamodb:Query'],
  ACCESS_LOG_TABLE: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  AUDIT_BUCKET: ['s3:PutObject'],
} as const satisfies Access;

export const folders = { AUDIT_BUCKET: 'access/' } as const satisfies Folders;
