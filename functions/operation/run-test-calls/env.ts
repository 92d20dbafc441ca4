import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text } from '../../variables.ts';

export const environment = z.object({ INSTANCE_ID: text, TEST_CASES: text });

export const access = {
  TEST_CASES: ['connect:StartTestCaseExecution', 'connect:ListTestCaseExecutions'],
} as const satisfies Access;
