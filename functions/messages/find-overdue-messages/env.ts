import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, timeZone } from '../../variables.ts';

export const environment = z.object({ MESSAGES_TABLE: text, CLINIC_TIME_ZONE: timeZone });

export const access = { MESSAGES_TABLE: ['dynamodb:Query'] } as const satisfies Access;
