import { Logger } from '@aws-lambda-powertools/logger';
import { metricService } from '../../../shared/metrics/metric.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbTranscriptWords } from '../../adapters/dynamodb/transcript-words.ts';
import { dynamoDbWaitingTranscripts } from '../../adapters/dynamodb/waiting-transcripts.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { s3StoredTranscripts } from '../../adapters/s3/stored-transcripts.ts';
import { readEnvironment } from '../../environment.ts';
import { rememberingMac } from '../../identity/remembering-mac.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { indexWaitingTranscripts } from './index-waiting-transcripts.ts';

const env = readEnvironment(environment);
const logger = new Logger({ serviceName: metricService });
const remembered = new Map<string, Promise<string>>();

const name = 'index-waiting-transcripts';

export const handler = scheduleHandler(name, ({ at, deadline }) => {
  const dynamoDb = dynamoDbForBatches(deadline);
  const table = { name: env.TRANSCRIPT_WORDS_TABLE, keptDays: env.TRANSCRIPTS_KEPT_DAYS };
  return indexWaitingTranscripts({
    transcripts: s3StoredTranscripts(env.RECORDINGS_BUCKET, deadline),
    contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
    words: dynamoDbTranscriptWords(dynamoDb, table),
    waiting: dynamoDbWaitingTranscripts(dynamoDb, table.name, at),
    mac: rememberingMac(kmsMac(env.INDEX_KEY_ID, deadline), remembered),
    unreadable: ({ contactId }, { code, hint }) =>
      logger.warn('unreadable', { function: name, item: contactId, code, hint }),
  });
});
