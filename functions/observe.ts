import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj, Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { functionLatency } from '../shared/metrics/function-latency.ts';
import { metricNamespace, metricService } from '../shared/metrics/metric.ts';
import { faultFrom } from './faults.ts';

type Answer = Readonly<Record<string, string>>;
/** Kept with the request: in the local centre one instance answers several calls at a time. */
type Started = { startedAt: number };
type Observed = Request<unknown, Answer, Error, Context, Started>;

/**
 * One log line and two metrics for each call of a function: which, for which contact, how it ended, how long it took.
 * Nothing else is ever written: no parameter, attribute, endpoint or answer.
 */
export function observe(name: string): MiddlewareObj<unknown, Answer, Error, Context, Started> {
  const logger = new Logger({ serviceName: metricService });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });
  const write = ({ event, internal }: Observed, outcome: string, more: Record<string, string> = {}) => {
    const ms = Math.round(performance.now() - internal.startedAt);
    const line = { function: name, contactId: contactIdOf(event), outcome, ms, ...more };
    if (outcome === 'fault') logger.error('failed', line);
    else logger.info('answered', line);
    metrics.addDimensions({ function: name, outcome });
    metrics.addMetric(functionInvocations.name, functionInvocations.unit, 1);
    metrics.addMetric(functionLatency.name, functionLatency.unit, ms);
    metrics.publishStoredMetrics();
  };
  return {
    before: ({ internal }) => {
      internal.startedAt = performance.now();
    },
    after: (request) => write(request, request.response?.outcome ?? 'answered'),
    onError: (request) => {
      const { code, hint, cause } = faultFrom(request.error);
      write(request, 'fault', { code, hint, ...traceOf(cause) });
    },
  };
}

/** Where a bug is: files and lines. The first line of a trace is the message, which may quote anything. */
function traceOf(cause: unknown): Record<string, string> {
  const frames =
    cause instanceof Error
      ? (cause.stack ?? '')
          .replace(cause.message, '')
          .split('\n')
          .filter((line) => /^ +at /.test(line))
      : [];
  return frames.length === 0 ? {} : { trace: frames.map((frame) => frame.trim()).join(' | ') };
}

/** Also of an event that could not be read. Only what looks like an id is written. */
function contactIdOf(event: unknown): string {
  const id = member(member(member(event, 'Details'), 'ContactData'), 'ContactId');
  return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) ? id : 'unknown';
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
