import { verifyCode as contract } from '../../../shared/contract/verify-code.ts';
import { dynamoDbAttempts } from '../../adapters/dynamodb/attempts.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { verifyCode } from './verify-code.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    attempts: dynamoDbAttempts(dynamoDb, env),
  };
  return verifyCode(ports, request);
});
