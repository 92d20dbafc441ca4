import { gunzipSync } from 'node:zlib';
import { Logger } from '@aws-lambda-powertools/logger';
import type { CloudWatchLogsEvent, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { metricService } from '../shared/metrics/metric.ts';
import type { BatchRequest } from './batch-handler.ts';
import { counter } from './count.ts';
import { Fault, faultFrom, withoutCause } from './faults.ts';

/** Source: CloudWatch Logs User Guide, SubscriptionFilters. A `CONTROL_MESSAGE` only asks whether we can be reached. */
const subscribed = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ message: z.string() })),
});

/** What is left after the deadline for the log line. Unit: milliseconds. */
const reserve = 1_000;

/** The one stack for functions that read logs. Writes a line only when it fails, or it would have more to read. */
export function logHandler(
  name: string,
  handle: (lines: readonly string[], request: BatchRequest) => Promise<number>,
): (event: CloudWatchLogsEvent, context: Context) => Promise<void> {
  const logger = new Logger({ serviceName: metricService });
  const count = counter();
  return async ({ awslogs }, context) => {
    const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserve));
    try {
      const rows = await handle(linesIn(awslogs.data), { deadline });
      if (rows > 0) count(functionInvocations, { function: name, outcome: 'stored' }, rows);
    } catch (error) {
      const fault = faultFrom(error);
      logger.error('failed', { function: name, code: fault.code, hint: fault.hint });
      count(functionInvocations, { function: name, outcome: 'fault' });
      throw withoutCause(fault);
    }
  };
}

function linesIn(data: string): readonly string[] {
  try {
    const { messageType, logEvents } = subscribed.parse(
      JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8')),
    );
    return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
  } catch (cause) {
    const hint = 'an event holds no lines of a log; see who else invokes this function';
    throw new Fault({ code: 'unreadable-data', hint, cause });
  }
}
