import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ CONTACT_RECORDS_TABLE: text, INDEX_KEY_ID: text });

export const access = {
  CONTACT_RECORDS_TABLE: ['dynamodb:GetItem', 'dynamodb:Query'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
} as const satisfies Access;
