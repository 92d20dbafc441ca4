import { readAccessDay } from '../../functions/adapters/dynamodb/access-log.ts';
import { readAgentDay } from '../../functions/adapters/dynamodb/agent-moments.ts';
import type { DynamoDb } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactLookup } from '../../functions/adapters/dynamodb/contact-lookup.ts';
import { dynamoDbEventLog } from '../../functions/adapters/dynamodb/event-log.ts';
import { dayOf } from '../../functions/records/day-shards.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import type { EventLog, LogRow } from '../../functions/records/event-log/event-log.ts';
import { inParts } from '../../functions/records/event-log/in-parts.ts';
import type { ReportSources } from './report.ts';
import { reportedAt } from './reported-at.ts';

/** Names of the tables that reports read. */
export interface ReportTables {
  readonly access: string;
  readonly events: string;
  readonly records: string;
}

/** What one report reads of tables, in AWS or a local centre: a day at a time, by keys, never a scan. */
export function tableSources(
  dynamoDb: () => DynamoDb,
  { access, events, records }: ReportTables,
): Pick<ReportSources, 'accessOf' | 'eventsOf' | 'patientsOf' | 'agentsOf'> {
  const log = () => dynamoDbEventLog(dynamoDb(), events);
  const days = new Map<string, Promise<readonly LogRow[]>>();
  /** A report asks day by day, and for each day twice. */
  const writtenOn = (day: string) => {
    const rows = days.get(day) ?? rowsWrittenOn(log(), day);
    days.set(day, rows);
    days.delete(dayAfter(day, -2));
    return rows;
  };
  return {
    accessOf: (day) => readAccessDay(dynamoDb(), access, day),
    eventsOf: async (day) => {
      const rows = [...(await writtenOn(day)), ...(await writtenOn(dayAfter(day)))];
      return rows.filter((row) => dayOf(reportedAt(row)) === day);
    },
    agentsOf: async (contactIds) => {
      const known = await dynamoDbContactLookup(dynamoDb(), records).of(contactIds);
      return new Map([...known].flatMap(([id, { summary }]) => (summary.agent ? [[id, summary.agent]] : [])));
    },
    patientsOf: async (contactIds) => {
      const known = await dynamoDbContactLookup(dynamoDb(), records).of(contactIds);
      const found = await inParts(contactIds, async (id) => {
        // A deletion takes the patient out of the record; the log keeps the opaque id.
        const patient = known.get(id)?.patientId ?? (await patientIn(log(), id));
        return patient === undefined ? [] : [[id, patient] as const];
      });
      return new Map(found.flat());
    },
  };
}

/** `table`: found only when somebody asks for it. */
export const momentSource =
  (dynamoDb: () => DynamoDb, table: () => string | Promise<string>): ReportSources['momentsOf'] =>
  async (day) =>
    readAgentDay(dynamoDb(), await table(), day);

async function rowsWrittenOn(log: EventLog, day: string): Promise<readonly LogRow[]> {
  const contacts = [...(await log.writtenTo(new Date(day), new Date(dayAfter(day))))].sort();
  const logs = await inParts(contacts, (id) => log.of(id));
  return logs.flatMap(({ rows }) => rows).filter(({ writtenAt = '' }) => dayOf(writtenAt) === day);
}

/** Who the caller was verified as, by what was disclosed: it stands with the first leg of the call, which a later one names. */
async function patientIn(log: EventLog, contactId: string): Promise<string | undefined> {
  const own = (await log.of(contactId)).rows;
  const [chain] = textsIn(own, 'began', 'chain');
  const first = chain === undefined || chain === contactId ? [] : (await log.of(chain)).rows;
  return textsIn([...first, ...own], 'disclosure', 'patientId').at(-1);
}

function textsIn(rows: readonly LogRow[], kind: string, member: string): readonly string[] {
  return rows
    .filter((row) => Reflect.get(row, 'kind') === kind)
    .flatMap((row) => {
      const value: unknown = Reflect.get(row, member);
      return typeof value === 'string' ? [value] : [];
    });
}
