import type { Context } from 'aws-lambda';
import { dynamoDbAgentMoments } from '../../adapters/dynamodb/agent-moments.ts';
import { carriedMarks } from '../../adapters/dynamodb/carry-marks.ts';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactRecords } from '../../adapters/dynamodb/contact-records.ts';
import { dynamoDbLostEvents } from '../../adapters/dynamodb/logged-events.ts';
import { dynamoDbVerifiedCalls } from '../../adapters/dynamodb/verified-calls.ts';
import { s3RawDays } from '../../adapters/s3/raw-days.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { environment } from './env.ts';
import { lostThingsIn } from './lost-things.ts';
import { redriveDay } from './redrive-day.ts';

const env = readEnvironment(environment);

/** Invoked by an operator, through IAM: infra/RUNBOOK.md, "A table was damaged". */
export async function handler(event: unknown, context: Context) {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const dynamoDb = dynamoDbForBatches(deadline);
  const table = (name: string) => ({ name, keptDays: env.RECORDS_KEPT_DAYS });
  const stores = {
    rawOf: (folder: string) => s3RawDays({ bucket: env.RECORDS_BUCKET, folder, deadline }),
    records: dynamoDbContactRecords(dynamoDb, table(env.CONTACT_RECORDS_TABLE)),
    calls: dynamoDbVerifiedCalls(dynamoDb, env),
    carryMarks: carriedMarks(dynamoDb, env, { records: 'anew', now: new Date() }),
    moments: dynamoDbAgentMoments(dynamoDb, table(env.AGENT_EVENTS_TABLE)),
    events: dynamoDbLostEvents(dynamoDb, env.CONTACT_EVENTS_TABLE, new Date()),
  };
  try {
    return await redriveDay(lostThingsIn(stores, new Date()), event);
  } catch (error) {
    throw withoutCause(faultFrom(error));
  }
}
