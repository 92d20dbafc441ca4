import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Appointment, Appointments } from '../../appointments/appointments.ts';
import { appointmentFrom, fhirAppointment } from '../fhir/appointment.ts';
import { fromItem, type Item } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** Cancelled ones may lie before the first that is booked; nobody has this many ahead. */
const readAtMost = 50;

/** `start` is the instant in UTC, so that the key sorts by time. */
export function dynamoDbAppointments({ client, deadline }: DynamoDb, table: string): Appointments {
  async function ahead(patientId: string, after: Date) {
    const command = new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'patientId = :patientId AND #start > :after',
      FilterExpression: '#resource.#status = :booked',
      ExpressionAttributeNames: { '#start': 'start', '#resource': 'resource', '#status': 'status' },
      ExpressionAttributeValues: {
        ':patientId': { S: patientId },
        ':after': { S: after.toISOString() },
        ':booked': { S: 'booked' },
      },
      Limit: readAtMost,
    });
    const { Items = [] } = await client.send(command, { abortSignal: deadline });
    return Items;
  }
  return {
    next: async (patientId, after) => {
      const [first] = await ahead(patientId, after);
      return first && bookedIn(first);
    },
    ahead: async (patientId, after) => (await ahead(patientId, after)).map(bookedIn),
  };
}

const bookedIn = (item: Item): Appointment =>
  appointmentFrom(readAs(fhirAppointment, fromItem(item).resource, 'APPOINTMENTS_TABLE'));
