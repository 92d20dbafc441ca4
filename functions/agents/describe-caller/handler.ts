import { describeCaller as contract } from '../../../shared/contract/describe-caller.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { dynamoDbPatients } from '../../adapters/dynamodb/patients.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { describeCaller } from './describe-caller.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    sessions: dynamoDbSessionReader(dynamoDb, env.SESSIONS_TABLE),
    patients: dynamoDbPatients(dynamoDb, env.PATIENTS_TABLE),
    events: dynamoDbContactEvents(dynamoDb, env.CONTACT_EVENTS_TABLE),
  };
  return describeCaller(ports, request);
});
