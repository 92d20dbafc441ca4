import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, wholeDays } from '../../variables.ts';

export const environment = z.object({
  AGENT_EVENTS_TABLE: text,
  RECORDS_BUCKET: text,
  INDEX_KEY_ID: text,
  MESSAGES_KEY_ID: text,
  RECORDS_KEPT_DAYS: wholeDays,
});

/** Reading the stream is the event source's affair; infra grants it with the source. */
export const access = {
  AGENT_EVENTS_TABLE: ['dynamodb:BatchWriteItem'],
  RECORDS_BUCKET: ['s3:PutObject'],
  INDEX_KEY_ID: ['kms:GenerateMac'],
  // For records that are parked.
  MESSAGES_KEY_ID: ['kms:GenerateDataKey'],
} as const satisfies Access;
