import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { functionInvocations } from '../../../shared/metrics/function-invocations.ts';
import { metricService } from '../../../shared/metrics/metric.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbTranscriptWords } from '../../adapters/dynamodb/transcript-words.ts';
import { dynamoDbWaitingTranscripts } from '../../adapters/dynamodb/waiting-transcripts.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { s3StoredTranscripts } from '../../adapters/s3/stored-transcripts.ts';
import { counter } from '../../count.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { rememberingMac } from '../../identity/remembering-mac.ts';
import { environment } from './env.ts';
import { indexTranscript } from './index-transcript.ts';

const env = readEnvironment(environment);
const logger = new Logger({ serviceName: metricService });
const count = counter();
const remembered = new Map<string, Promise<string>>();

/** Started by EventBridge for each object that Connect stores. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const dynamoDb = dynamoDbForBatches(deadline);
  const table = { name: env.TRANSCRIPT_WORDS_TABLE, keptDays: env.TRANSCRIPTS_KEPT_DAYS };
  const ended = (outcome: string) => count(functionInvocations, { function: 'index-transcript', outcome });
  try {
    const ports = {
      transcripts: s3StoredTranscripts(env.RECORDINGS_BUCKET, deadline),
      contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
      words: dynamoDbTranscriptWords(dynamoDb, table),
      waiting: dynamoDbWaitingTranscripts(dynamoDb, table.name, new Date()),
      mac: rememberingMac(kmsMac(env.INDEX_KEY_ID, deadline), remembered),
    };
    ended(await indexTranscript(ports, event));
  } catch (error) {
    const fault = faultFrom(error);
    ended('fault');
    logger.error('failed', { function: 'index-transcript', code: fault.code, hint: fault.hint });
    throw withoutCause(fault);
  }
}
