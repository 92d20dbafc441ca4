import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({
  PAYMENTS_TABLE: text,
  STATEMENTS_TABLE: text,
  GATEWAY_SECRET: text,
  PAYMENT_GATEWAY_URL: z.optional(z.url()),
});

export const access = {
  PAYMENTS_TABLE: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  STATEMENTS_TABLE: ['dynamodb:UpdateItem'],
  GATEWAY_SECRET: ['secretsmanager:GetSecretValue'],
} as const satisfies Access;
