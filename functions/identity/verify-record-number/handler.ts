import { verifyRecordNumber as contract } from '../../../shared/contract/verify-record-number.ts';
import { dynamoDbAttempts } from '../../adapters/dynamodb/attempts.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLookups } from '../../adapters/dynamodb/lookups.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { verifyRecordNumber } from './verify-record-number.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    lookups: dynamoDbLookups(dynamoDb, env.LOOKUPS_TABLE),
    attempts: dynamoDbAttempts(dynamoDb, env),
  };
  return verifyRecordNumber(ports, request);
});
