import { readAccessDay } from '../../functions/adapters/dynamodb/access-log.ts';
import type { DynamoDb } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactLookup } from '../../functions/adapters/dynamodb/contact-lookup.ts';
import { dynamoDbEventLog } from '../../functions/adapters/dynamodb/event-log.ts';
import { inParts } from '../../functions/records/event-log/in-parts.ts';
import type { ReportSources } from './report.ts';

/** Names of the tables that reports read. */
export interface ReportTables {
  readonly access: string;
  readonly events: string;
  readonly records: string;
}

/** What reports read of tables, in AWS or a local centre: a day at a time, by keys, never a scan. */
export function tableSources(
  dynamoDb: () => DynamoDb,
  { access, events, records }: ReportTables,
): Pick<ReportSources, 'accessOf' | 'eventsOf' | 'patientsOf'> {
  return {
    accessOf: (day) => readAccessDay(dynamoDb(), access, day),
    eventsOf: async (day) => {
      const log = dynamoDbEventLog(dynamoDb(), events);
      const [from, to] = [new Date(`${day}T00:00:00.000Z`), new Date(`${day}T23:59:59.999Z`)];
      const contacts = [...(await log.writtenTo(from, to))].sort();
      const logs = await inParts(contacts, (id) => log.of(id));
      return logs.flatMap(({ rows }) => rows).filter((row) => row.sequence.startsWith(day));
    },
    patientsOf: async (contactIds) => {
      const known = await dynamoDbContactLookup(dynamoDb(), records).of(contactIds);
      return new Map([...known].flatMap(([id, { patientId }]) => (patientId ? [[id, patientId]] : [])));
    },
  };
}
