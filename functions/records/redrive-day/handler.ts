import type { Context } from 'aws-lambda';
import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactRecords } from '../../adapters/dynamodb/contact-records.ts';
import { dynamoDbVerifiedCalls } from '../../adapters/dynamodb/verified-calls.ts';
import { s3RawDays } from '../../adapters/s3/raw-days.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { environment } from './env.ts';
import { redriveDay } from './redrive-day.ts';

const env = readEnvironment(environment);

/** Invoked by an operator, through IAM: infra/RUNBOOK.md, "A table was damaged". */
export async function handler(event: unknown, context: Context) {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const dynamoDb = dynamoDbForBatches(deadline);
  const ports = {
    raw: s3RawDays({ bucket: env.RECORDS_BUCKET, folder: 'contact-records', deadline }),
    records: dynamoDbContactRecords(dynamoDb, {
      name: env.CONTACT_RECORDS_TABLE,
      keptDays: env.RECORDS_KEPT_DAYS,
    }),
    calls: dynamoDbVerifiedCalls(dynamoDb, env),
  };
  try {
    return await redriveDay(ports, event, new Date());
  } catch (error) {
    throw withoutCause(faultFrom(error));
  }
}
