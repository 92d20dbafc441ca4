import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ CARD_KEYS_SECRET: text });

export const access = {
  CARD_KEYS_SECRET: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
} as const satisfies Access;
