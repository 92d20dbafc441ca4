import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

export const environment = z.object({});

/** Queue and quick connects are named by the custom resource, which grants these calls on them. */
export const access = {} as const satisfies Access;
