import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

const required = z.string().check(z.minLength(1));

export const environment = z.object({
  CLINIC_TIME_ZONE: required,
});

/** Looks nothing up. */
export const access = {} as const satisfies Access;
