import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';

export const environment = z.object({});

/** The instance is named by the custom resource, which grants to list its flows. */
export const access = {} as const satisfies Access;
