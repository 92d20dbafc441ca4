import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Patients } from '../../identity/patients.ts';
import { fhirPatient, patientFrom } from '../fhir/patient.ts';
import { fromItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

/** `resource` is the FHIR Patient. */
export function dynamoDbPatients({ client, deadline }: DynamoDb, table: string): Patients {
  return {
    find: async (patientId) => {
      const command = new GetItemCommand({ TableName: table, Key: { patientId: { S: patientId } } });
      const { Item } = await client.send(command, { abortSignal: deadline });
      return Item && patientFrom(readAs(fhirPatient, fromItem(Item).resource, 'PATIENTS_TABLE'));
    },
  };
}
