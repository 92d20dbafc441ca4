import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { dynamoDbRecordingsByDay } from '../../adapters/dynamodb/recordings-by-day.ts';
import { s3RecordingRounds } from '../../adapters/s3/recording-rounds.ts';
import { s3VersionsUnder } from '../../adapters/s3/versions.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { reconcileRecordings } from './reconcile-recordings.ts';

const env = readEnvironment(environment);
/** What the last page and the report may take. Unit: milliseconds. */
const reserve = 60_000;

export const handler = scheduleHandler('reconcile-recordings', ({ at, deadline, millisecondsLeft }) => {
  const dynamoDb = dynamoDbForBatches(deadline);
  const ports = {
    byDay: dynamoDbRecordingsByDay(dynamoDb, env.RECORDINGS_TABLE),
    index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
    versions: s3VersionsUnder(env.RECORDINGS_BUCKET, deadline),
    rounds: s3RecordingRounds(env.RECORDS_BUCKET, deadline),
    kept: env,
    hasTime: () => millisecondsLeft() > reserve,
  };
  return reconcileRecordings(ports, at);
});
