import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ CONTACT_EVENTS_TABLE: text });

/** Reading the stream is the event source's affair; infra grants it with the source. */
export const access = { CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'] } as const satisfies Access;
