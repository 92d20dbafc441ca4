import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Appointments } from '../../appointments/appointments.ts';
import { appointmentFrom, fhirAppointment } from '../fhir/appointment.ts';
import { fromItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** Cancelled ones may lie before the first that is booked; nobody has this many ahead. */
const readAtMost = 50;

/** `start` is the instant in UTC, so that the key sorts by time. */
export function dynamoDbAppointments({ client, deadline }: DynamoDb, table: string): Appointments {
  return {
    next: async (patientId, after) => {
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
      const { Items: [first] = [] } = await client.send(command, { abortSignal: deadline });
      return (
        first && appointmentFrom(readAs(fhirAppointment, fromItem(first).resource, 'APPOINTMENTS_TABLE'))
      );
    },
  };
}
