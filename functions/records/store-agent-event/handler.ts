import { dynamoDbAgentMoments } from '../../adapters/dynamodb/agent-moments.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { kmsSealBytes } from '../../adapters/kms/seal-bytes.ts';
import { s3ParkedRecords } from '../../adapters/s3/parked-records.ts';
import { s3RawCopies } from '../../adapters/s3/raw-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { rememberingMac } from '../../identity/remembering-mac.ts';
import { streamHandler } from '../../stream-handler.ts';
import { environment } from './env.ts';
import { storeAgentEvents } from './store-agent-event.ts';

const env = readEnvironment(environment);
const remembered = new Map<string, Promise<string>>();

export const handler = streamHandler('store-agent-event', (entries, { deadline }) => {
  const bucket = { bucket: env.RECORDS_BUCKET, folder: 'agent-events', deadline };
  return storeAgentEvents(
    {
      moments: dynamoDbAgentMoments(dynamoDbForBatches(deadline), {
        name: env.AGENT_EVENTS_TABLE,
        keptDays: env.RECORDS_KEPT_DAYS,
      }),
      raw: s3RawCopies(bucket),
      parked: s3ParkedRecords(bucket, kmsSealBytes(env.MESSAGES_KEY_ID, deadline)),
      mac: rememberingMac(kmsMac(env.INDEX_KEY_ID, deadline), remembered),
    },
    entries,
  );
});
