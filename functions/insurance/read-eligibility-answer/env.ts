import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ ELIGIBILITY_TABLE: text, CONTACT_EVENTS_TABLE: text });

export const access = {
  ELIGIBILITY_TABLE: ['dynamodb:GetItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
} as const satisfies Access;
