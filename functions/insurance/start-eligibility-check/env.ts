import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  COVERAGES_TABLE: text,
  ELIGIBILITY_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  ELIGIBILITY_QUEUE_URL: text,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:GetItem'],
  COVERAGES_TABLE: ['dynamodb:Query'],
  ELIGIBILITY_TABLE: ['dynamodb:PutItem'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
  ELIGIBILITY_QUEUE_URL: ['sqs:SendMessage'],
} as const satisfies Access;
