import { QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { identityLevels } from '../../../shared/domain/identity-level.ts';
import type { AskedCall, VerifiedCalls } from '../../records/contact-records.ts';
import type { VerifiedAs } from '../../records/contact-row.ts';
import { fromItem } from './attribute-values.ts';
import { batchGet } from './batch-get.ts';
import type { DynamoDb } from './client.ts';
import { readAs } from './read-as.ts';

interface Tables {
  readonly SESSIONS_TABLE: string;
  readonly CONTACT_EVENTS_TABLE: string;
  readonly CONTACT_RECORDS_TABLE: string;
}

const level = z._default(z.enum(identityLevels), 'L0');
const inSession = z.object({ contactId: z.string(), level, patientId: z.optional(z.string()) });
const inRow = z.object({
  contactId: z.string(),
  patientId: z.optional(z.string()),
  summary: z.optional(z.object({ level: z.optional(z.enum(identityLevels)) })),
});
const inEvent = z.object({ level, patientId: z.optional(z.string()) });

/**
 * From the sessions while they live; from the events of the call, which stay, once they may have expired. What came of another
 * contact is that one's: its session when it was the first leg, else its row. A row that comes later than what came of it
 * tells nothing; the two are found together as one call.
 */
export function dynamoDbVerifiedCalls(dynamoDb: DynamoDb, tables: Tables): VerifiedCalls {
  return {
    of: async (calls) => {
      const contacts = calls.flatMap(({ sessionId, related }) => [sessionId, ...(related ? [related] : [])]);
      const found = await inSessions(dynamoDb, tables.SESSIONS_TABLE, [...new Set(contacts)]);
      const knownOf = (call: AskedCall) => found.get(call.sessionId) ?? found.get(call.related ?? '');
      const legs = calls.flatMap((call) => (call.related && !knownOf(call) ? [call.related] : []));
      for (const [leg, as] of await inRows(dynamoDb, tables.CONTACT_RECORDS_TABLE, legs)) found.set(leg, as);
      const older = calls.filter((call) => call.old && !knownOf(call));
      const known = await Promise.all(
        older.flatMap(({ sessionId, related }) =>
          [sessionId, ...(related ? [related] : [])].map(async (contactId) => {
            const as = await inEvents(dynamoDb, tables.CONTACT_EVENTS_TABLE, contactId);
            return as ? ([[contactId, as]] as const) : [];
          }),
        ),
      );
      for (const [contactId, as] of known.flat()) found.set(contactId, as);
      return new Map(
        calls.flatMap((call) => {
          const as = knownOf(call);
          return as ? [[call.sessionId, as] as const] : [];
        }),
      );
    },
  };
}

async function inSessions(
  dynamoDb: DynamoDb,
  table: string,
  contactIds: readonly string[],
): Promise<Map<string, VerifiedAs>> {
  const items = await batchGet(dynamoDb, {
    table,
    keys: contactIds.map((contactId) => ({ contactId: { S: contactId } })),
    attributes: ['contactId', 'level', 'patientId'],
  });
  const verified = items.flatMap((item) => {
    const { contactId, ...as } = readAs(inSession, fromItem(item), 'SESSIONS_TABLE');
    return as.patientId === undefined || as.level === 'L0'
      ? []
      : [[contactId, { patientId: as.patientId, level: as.level }] as const];
  });
  return new Map(verified);
}

/** Rows of other legs: few, for most of what came of a call came of its first leg. */
async function inRows(
  dynamoDb: DynamoDb,
  table: string,
  contactIds: readonly string[],
): Promise<Map<string, VerifiedAs>> {
  const keys = [...new Set(contactIds)].map((contactId) => ({ contactId: { S: contactId } }));
  const items = await batchGet(dynamoDb, { table, keys, attributes: ['contactId', 'patientId', 'summary'] });
  const verified = items.flatMap((item) => {
    const { contactId, patientId, summary } = readAs(inRow, fromItem(item), 'CONTACT_RECORDS_TABLE');
    return patientId === undefined || !summary?.level
      ? []
      : [[contactId, { patientId, level: summary.level }] as const];
  });
  return new Map(verified);
}

/** The last successful verification: a call has a handful of events. */
async function inEvents(
  { client, deadline }: DynamoDb,
  table: string,
  sessionId: string,
): Promise<VerifiedAs | undefined> {
  const command = new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'contactId = :call',
    FilterExpression: 'kind = :verification AND #result = :verified',
    ExpressionAttributeNames: { '#result': 'result' },
    ExpressionAttributeValues: {
      ':call': { S: sessionId },
      ':verification': { S: 'verification' },
      ':verified': { S: 'verified' },
    },
  });
  const { Items = [] } = await client.send(command, { abortSignal: deadline });
  const [last] = Items.slice(-1).map((item) => readAs(inEvent, fromItem(item), 'CONTACT_EVENTS_TABLE'));
  return last?.patientId === undefined ? undefined : { patientId: last.patientId, level: last.level };
}
