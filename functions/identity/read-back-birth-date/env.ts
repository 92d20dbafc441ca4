import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { timeZone } from '../../variables.ts';

export const environment = z.object({
  CLINIC_TIME_ZONE: timeZone,
});

/** Looks nothing up. */
export const access = {} as const satisfies Access;
