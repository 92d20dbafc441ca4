import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

export const environment = z.object({ CONTACT_EVENTS_TABLE: z.string().check(z.minLength(1)) });

export const access = { CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'] } as const satisfies Access;
