import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

const required = z.string().check(z.minLength(1));

export const environment = z.object({
  LOOKUPS_TABLE: required,
  SESSIONS_TABLE: required,
  CONTACT_EVENTS_TABLE: required,
  INDEX_KEY_ID: required,
});

export const access = {
  LOOKUPS_TABLE: ['dynamodb:Query'],
  SESSIONS_TABLE: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
} as const satisfies Access;
