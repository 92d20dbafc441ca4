import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ ELIGIBILITY_TABLE: text, COVERAGES_TABLE: text });

/** Reading the queue is the event source's affair; infra grants it with the source. */
export const access = {
  ELIGIBILITY_TABLE: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  COVERAGES_TABLE: ['dynamodb:Query'],
} as const satisfies Access;
