import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ PAYMENTS_TABLE: text, RECORDS_BUCKET: text });

export const access = {
  PAYMENTS_TABLE: ['dynamodb:Query'],
  RECORDS_BUCKET: ['s3:PutObject'],
} as const satisfies Access;
