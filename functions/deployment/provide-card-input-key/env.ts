import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

export const environment = z.object({ CARD_KEYS_SECRET: z.string().check(z.minLength(1)) });

export const access = {
  CARD_KEYS_SECRET: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
} as const satisfies Access;
