import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, timeZone } from '../../variables.ts';

export const environment = z.object({
  PAYMENTS_TABLE: text,
  CARD_KEYS_SECRET: text,
  GATEWAY_SECRET: text,
  CLINIC_TIME_ZONE: timeZone,
  PAYMENT_GATEWAY_URL: z.optional(z.url()),
});

/** The only function that may read the card keys. */
export const access = {
  PAYMENTS_TABLE: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  CARD_KEYS_SECRET: ['secretsmanager:GetSecretValue'],
  GATEWAY_SECRET: ['secretsmanager:GetSecretValue'],
} as const satisfies Access;
