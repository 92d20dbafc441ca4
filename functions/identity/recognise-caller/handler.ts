import { recogniseCaller as contract } from '../../../shared/contract/recognise-caller.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLookups } from '../../adapters/dynamodb/lookups.ts';
import { dynamoDbOpenSessions } from '../../adapters/dynamodb/open-sessions.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { recogniseCaller } from './recognise-caller.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    lookups: dynamoDbLookups(dynamoDb, env.LOOKUPS_TABLE),
    sessions: dynamoDbOpenSessions(dynamoDb, env.SESSIONS_TABLE),
  };
  return recogniseCaller(ports, request);
});
