import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../../../shared/metrics/function-invocations.ts';
import { metricNamespace, metricService } from '../../../shared/metrics/metric.ts';
import { dynamoDbKeepRecording } from '../../adapters/dynamodb/call-marks.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbRemovalRows } from '../../adapters/dynamodb/contact-erasure.ts';
import { dynamoDbRecordingIndex, dynamoDbRecordingRows } from '../../adapters/dynamodb/recordings.ts';
import { s3ObjectHolds } from '../../adapters/s3/object-holds.ts';
import { s3ObjectRemoval } from '../../adapters/s3/object-removal.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { environment } from './env.ts';
import { indexRecording } from './index-recording.ts';

const env = readEnvironment(environment);
const logger = new Logger({ serviceName: metricService });
const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });

/** Started by EventBridge for each object that Connect stores. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const dynamoDb = dynamoDbForBatches(deadline);
  const count = (outcome: string) => {
    metrics.addDimensions({ function: 'index-recording', outcome });
    metrics.addMetric(functionInvocations.name, functionInvocations.unit, 1);
    metrics.publishStoredMetrics();
  };
  try {
    const ports = {
      index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
      rows: {
        ...dynamoDbRecordingRows(dynamoDb, env.RECORDINGS_TABLE, env),
        keepRecording: dynamoDbKeepRecording(dynamoDb, env),
      },
      removals: dynamoDbRemovalRows(dynamoDb, env.RECORDINGS_TABLE),
      objects: s3ObjectRemoval(env.RECORDINGS_BUCKET, deadline),
      holds: s3ObjectHolds(env.RECORDINGS_BUCKET, deadline),
    };
    count(await indexRecording(ports, event, new Date()));
  } catch (error) {
    const fault = faultFrom(error);
    count('fault');
    logger.error('failed', { function: 'index-recording', code: fault.code, hint: fault.hint });
    throw withoutCause(fault);
  }
}
