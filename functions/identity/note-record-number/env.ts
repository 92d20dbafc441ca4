import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  LOOKUPS_TABLE: text,
  SESSIONS_TABLE: text,
  INDEX_KEY_ID: text,
});

export const access = {
  LOOKUPS_TABLE: ['dynamodb:Query'],
  SESSIONS_TABLE: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
} as const satisfies Access;
