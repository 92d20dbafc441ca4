import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  STATEMENTS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:GetItem'],
  STATEMENTS_TABLE: ['dynamodb:Query'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
} as const satisfies Access;
