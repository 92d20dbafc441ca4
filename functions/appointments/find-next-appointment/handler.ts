import { findNextAppointment as contract } from '../../../shared/contract/find-next-appointment.ts';
import { dynamoDbAppointments } from '../../adapters/dynamodb/appointments.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { findNextAppointment } from './find-next-appointment.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    sessions: dynamoDbSessionReader(dynamoDb, env.SESSIONS_TABLE),
    appointments: dynamoDbAppointments(dynamoDb, env.APPOINTMENTS_TABLE),
    events: dynamoDbContactEvents(dynamoDb, env.CONTACT_EVENTS_TABLE),
    zone: env.CLINIC_TIME_ZONE,
  };
  return findNextAppointment(ports, request);
});
