import { functionInvocations } from './function-invocations.ts';
import { functionLatency } from './function-latency.ts';
import type { Metric } from './metric.ts';
import { surveyAnswers } from './survey-answers.ts';
import { testCalls } from './test-calls.ts';

/** Every metric the functions write. */
export const metrics: readonly Metric[] = [functionInvocations, functionLatency, surveyAnswers, testCalls];
