import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ CONTACT_EVENTS_TABLE: text });

export const access = { CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'] } as const satisfies Access;
