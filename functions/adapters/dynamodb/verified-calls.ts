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
}

const level = z._default(z.enum(identityLevels), 'L0');
const inSession = z.object({ contactId: z.string(), level, patientId: z.optional(z.string()) });
const inEvent = z.object({ level, patientId: z.optional(z.string()) });

/** From the sessions while they live; from the events of the call, which stay, once they may have expired. */
export function dynamoDbVerifiedCalls(dynamoDb: DynamoDb, tables: Tables): VerifiedCalls {
  return {
    of: async (calls) => {
      const found = await inSessions(dynamoDb, tables.SESSIONS_TABLE, calls);
      const older = calls.filter(({ sessionId, old }) => old && !found.has(sessionId));
      const known = await Promise.all(
        older.map(async ({ sessionId }) => {
          const as = await inEvents(dynamoDb, tables.CONTACT_EVENTS_TABLE, sessionId);
          return as ? ([[sessionId, as]] as const) : [];
        }),
      );
      return new Map([...found, ...known.flat()]);
    },
  };
}

async function inSessions(
  dynamoDb: DynamoDb,
  table: string,
  calls: readonly AskedCall[],
): Promise<Map<string, VerifiedAs>> {
  const items = await batchGet(dynamoDb, {
    table,
    keys: calls.map(({ sessionId }) => ({ contactId: { S: sessionId } })),
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
