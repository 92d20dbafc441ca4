import { readBalance as contract } from '../../../shared/contract/read-balance.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { dynamoDbStatements } from '../../adapters/dynamodb/statements.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { readBalance } from './read-balance.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  return readBalance(
    {
      sessions: dynamoDbSessionReader(dynamoDb, env.SESSIONS_TABLE),
      statements: dynamoDbStatements(dynamoDb, env.STATEMENTS_TABLE),
      events: dynamoDbContactEvents(dynamoDb, env.CONTACT_EVENTS_TABLE),
    },
    request,
  );
});
