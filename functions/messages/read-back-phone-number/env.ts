import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

export const environment = z.object({});

/** Needs nothing and may do nothing. */
export const access = {} as const satisfies Access;
