import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { AgentMoment, AgentMoments, ToldMoment } from '../../records/agent-event.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import type { KeptTable } from './contact-records.ts';
import { allPages } from './event-log.ts';
import { expiresAt } from './expiry.ts';
import { readAs } from './read-as.ts';

/** Source: DynamoDB API Reference, BatchWriteItem: at most 25 writes. */
const most = 25;

/** Events never change and their key holds their id: writing them again changes nothing. */
export function dynamoDbAgentMoments(
  { client, deadline }: DynamoDb,
  { name: table, keptDays }: KeptTable,
): AgentMoments {
  async function write(requests: readonly WriteRequest[]): Promise<void> {
    let left = [...requests];
    while (left.length > 0) {
      const command = new BatchWriteItemCommand({ RequestItems: { [table]: left } });
      const { UnprocessedItems } = await client.send(command, { abortSignal: deadline });
      left = UnprocessedItems?.[table] ?? [];
    }
  }
  return {
    keep: async (moments) => {
      // A batch may not hold the same key twice.
      const items = [
        ...new Map(moments.map((moment) => [moment.eventId, agentMomentItem(moment, keptDays)])).values(),
      ];
      const parts = Array.from({ length: Math.ceil(items.length / most) }, (_, n) =>
        items.slice(n * most, (n + 1) * most),
      );
      await Promise.all(parts.map((part) => write(part.map((Item) => ({ PutRequest: { Item } })))));
    },
  };
}

const momentInItem = z.object({
  agentDay: z.string(),
  sequence: z.string(),
  type: z.enum(['STATE_CHANGE', 'HEART_BEAT', 'LOGIN', 'LOGOUT']),
  username: z.optional(z.string()),
  status: z.optional(z.string()),
  contacts: z.array(z.object({ contactId: z.string(), state: z.string(), channel: z.string() })),
});

/** What became of all agents on one UTC day, in order. One request for each MB, which is about 3,000 moments. */
export async function readAgentDay(
  dynamoDb: DynamoDb,
  table: string,
  day: string,
): Promise<readonly ToldMoment[]> {
  const items = await allPages(dynamoDb, {
    TableName: table,
    IndexName: 'by-day',
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': { S: day } },
  });
  return items.map((item) => {
    const { agentDay, sequence, username, status, ...moment } = readAs(
      momentInItem,
      fromItem(item),
      'AGENT_EVENTS_TABLE',
    );
    return {
      agent: agentDay.slice(0, agentDay.lastIndexOf('#')),
      // `<instant>#<event>`.
      at: sequence.slice(0, 24),
      ...moment,
      ...(username !== undefined && { username }),
      ...(status !== undefined && { status }),
    };
  });
}

export const agentMomentItem = (
  { agent, day, at, eventId, contacts, ...more }: AgentMoment,
  keptDays: number,
): Item =>
  toItem({
    agentDay: `${agent}#${day}`,
    // Of the index by day; `agentDay` is the same for who knows the agent.
    day,
    sequence: `${at}#${eventId}`,
    ...more,
    expiresAt: expiresAt(at, keptDays),
    contacts: contacts.map((contact) => ({ ...contact })),
  });
