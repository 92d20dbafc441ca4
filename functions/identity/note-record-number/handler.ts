import { noteRecordNumber as contract } from '../../../shared/contract/note-record-number.ts';
import { dynamoDbCandidateSessions } from '../../adapters/dynamodb/candidate-sessions.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLookups } from '../../adapters/dynamodb/lookups.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { noteRecordNumber } from './note-record-number.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    lookups: dynamoDbLookups(dynamoDb, env.LOOKUPS_TABLE),
    sessions: dynamoDbCandidateSessions(dynamoDb, env.SESSIONS_TABLE),
  };
  return noteRecordNumber(ports, request);
});
