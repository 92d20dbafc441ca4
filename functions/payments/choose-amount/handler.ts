import { chooseAmount as contract } from '../../../shared/contract/choose-amount.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPaymentOpening } from '../../adapters/dynamodb/payment-opening.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { dynamoDbStatements } from '../../adapters/dynamodb/statements.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { chooseAmount } from './choose-amount.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const sessions = dynamoDbSessionReader(dynamoDb, env.SESSIONS_TABLE);
  const statements = dynamoDbStatements(dynamoDb, env.STATEMENTS_TABLE);
  return chooseAmount({ sessions, statements, payments: dynamoDbPaymentOpening(dynamoDb, env) }, request);
});
