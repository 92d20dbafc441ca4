import { takeMessage as contract } from '../../../shared/contract/take-message.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbMessages } from '../../adapters/dynamodb/messages.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { kmsSealNumber } from '../../adapters/kms/seal-number.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { takeMessage } from './take-message.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const { deadline } = request;
  const sessions = dynamoDbSessionReader(dynamoDbWithin(deadline), env.SESSIONS_TABLE);
  const messages = dynamoDbMessages(dynamoDbWithin(deadline), env.MESSAGES_TABLE);
  const seal = kmsSealNumber(env.MESSAGES_KEY_ID, deadline);
  return takeMessage({ sessions, messages, seal, clinicTimeZone: env.CLINIC_TIME_ZONE }, request);
});
