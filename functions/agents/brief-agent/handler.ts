import { briefAgent as contract } from '../../../shared/contract/brief-agent.ts';
import { dynamoDbAppointments } from '../../adapters/dynamodb/appointments.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbOpenMessages } from '../../adapters/dynamodb/open-messages.ts';
import { dynamoDbPatients } from '../../adapters/dynamodb/patients.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { dynamoDbStatements } from '../../adapters/dynamodb/statements.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { briefAgent } from './brief-agent.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);

/** The agent says hello within seconds: what is slower is named as not available. Unit: milliseconds. */
const patience = 2_500;

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const sources = dynamoDbWithin(AbortSignal.any([request.deadline, AbortSignal.timeout(patience)]));
  const ports = {
    sessions: dynamoDbSessionReader(dynamoDb, env.SESSIONS_TABLE),
    events: dynamoDbContactEvents(dynamoDb, env.CONTACT_EVENTS_TABLE),
    patients: dynamoDbPatients(sources, env.PATIENTS_TABLE),
    contacts: dynamoDbContactIndex(sources, env.CONTACT_RECORDS_TABLE),
    messages: dynamoDbOpenMessages(sources, env.MESSAGES_TABLE),
    appointments: dynamoDbAppointments(sources, env.APPOINTMENTS_TABLE),
    statements: dynamoDbStatements(sources, env.STATEMENTS_TABLE),
    zone: env.CLINIC_TIME_ZONE,
  };
  return briefAgent(ports, request);
});
