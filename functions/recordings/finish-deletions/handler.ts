import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { deletionOf } from '../../adapters/dynamodb/deletion.ts';
import { dynamoDbUnfinishedDeletions } from '../../adapters/dynamodb/unfinished-deletions.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { finishDeletions } from './finish-deletions.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('finish-deletions', ({ deadline }) => {
  const dynamoDb = dynamoDbForBatches(deadline);
  const ports = deletionOf(dynamoDb, env, { log: deadline });
  return finishDeletions(
    { ...ports, unfinished: dynamoDbUnfinishedDeletions(dynamoDb, env.RECORDINGS_TABLE) },
    // A run that is tried again has the time of the first: the log has that of each deletion.
    () => new Date(),
  );
});
