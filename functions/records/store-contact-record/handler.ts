import { carriedMarks } from '../../adapters/dynamodb/carry-marks.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactRecords } from '../../adapters/dynamodb/contact-records.ts';
import { dynamoDbVerifiedCalls } from '../../adapters/dynamodb/verified-calls.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { kmsSealBytes } from '../../adapters/kms/seal-bytes.ts';
import { s3ParkedRecords } from '../../adapters/s3/parked-records.ts';
import { s3RawCopies } from '../../adapters/s3/raw-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { rememberingMac } from '../../identity/remembering-mac.ts';
import { streamHandler } from '../../stream-handler.ts';
import { environment } from './env.ts';
import { storeContactRecords } from './store-contact-record.ts';

const env = readEnvironment(environment);
const remembered = new Map<string, Promise<string>>();

export const handler = streamHandler('store-contact-record', (entries, { deadline }) => {
  const dynamoDb = dynamoDbForBatches(deadline);
  const bucket = { bucket: env.RECORDS_BUCKET, folder: 'contact-records', deadline };
  const ports = {
    records: dynamoDbContactRecords(dynamoDb, {
      name: env.CONTACT_RECORDS_TABLE,
      keptDays: env.RECORDS_KEPT_DAYS,
    }),
    calls: dynamoDbVerifiedCalls(dynamoDb, env),
    raw: s3RawCopies(bucket),
    parked: s3ParkedRecords(bucket, kmsSealBytes(env.MESSAGES_KEY_ID, deadline)),
    mac: rememberingMac(kmsMac(env.INDEX_KEY_ID, deadline), remembered),
  };
  const now = new Date();
  return storeContactRecords(
    { ...ports, carryMarks: carriedMarks(dynamoDb, env, { records: 'fresh', now }) },
    entries,
    now,
  );
});
