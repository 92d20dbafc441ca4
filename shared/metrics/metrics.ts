import { functionInvocations } from './function-invocations.ts';
import { functionLatency } from './function-latency.ts';
import type { Metric } from './metric.ts';

/** Every metric the functions write. */
export const metrics: readonly Metric[] = [functionInvocations, functionLatency];
