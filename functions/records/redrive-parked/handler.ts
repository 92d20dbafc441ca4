import type { Context } from 'aws-lambda';
import { dynamoDbAgentMoments } from '../../adapters/dynamodb/agent-moments.ts';
import { carriedMarks } from '../../adapters/dynamodb/carry-marks.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactRecords } from '../../adapters/dynamodb/contact-records.ts';
import { dynamoDbLoggedEvents } from '../../adapters/dynamodb/logged-events.ts';
import { dynamoDbVerifiedCalls } from '../../adapters/dynamodb/verified-calls.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { kmsOpenBytes, kmsSealBytes } from '../../adapters/kms/seal-bytes.ts';
import { s3ParkedEntries, s3ParkedRecords } from '../../adapters/s3/parked-records.ts';
import { s3RawCopies } from '../../adapters/s3/raw-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { doorsOf } from './doors.ts';
import { environment } from './env.ts';
import { type ParkedStream, redriveParked } from './redrive-parked.ts';

const env = readEnvironment(environment);

/** Invoked by an operator, through IAM: infra/RUNBOOK.md, "A record was parked". */
export async function handler(event: unknown, context: Context) {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const dynamoDb = dynamoDbForBatches(deadline);
  const table = (name: string) => ({ name, keptDays: env.RECORDS_KEPT_DAYS });
  const streamOf = (folder: ParkedStream) => {
    const bucket = { bucket: env.RECORDS_BUCKET, folder, deadline };
    return {
      entries: s3ParkedEntries(bucket, kmsOpenBytes(env.MESSAGES_KEY_ID, deadline)),
      raw: s3RawCopies(bucket),
      parked: s3ParkedRecords(bucket, kmsSealBytes(env.MESSAGES_KEY_ID, deadline)),
      mac: kmsMac(env.INDEX_KEY_ID, deadline),
    };
  };
  const stores = {
    records: dynamoDbContactRecords(dynamoDb, table(env.CONTACT_RECORDS_TABLE)),
    calls: dynamoDbVerifiedCalls(dynamoDb, env),
    carryMarks: carriedMarks(dynamoDb, env, { records: 'fresh', now: new Date() }),
    events: dynamoDbLoggedEvents(dynamoDb, env.CONTACT_EVENTS_TABLE, new Date()),
    moments: dynamoDbAgentMoments(dynamoDb, table(env.AGENT_EVENTS_TABLE)),
  };
  try {
    return await redriveParked(doorsOf(streamOf, stores, new Date()), event);
  } catch (error) {
    throw withoutCause(faultFrom(error));
  }
}
