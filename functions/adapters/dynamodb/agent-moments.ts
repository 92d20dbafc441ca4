import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { AgentMoment, AgentMoments } from '../../records/agent-event.ts';
import { type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import type { KeptTable } from './contact-records.ts';
import { expiresAt } from './expiry.ts';

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

export const agentMomentItem = (
  { agent, day, at, eventId, contacts, ...more }: AgentMoment,
  keptDays: number,
): Item =>
  toItem({
    agentDay: `${agent}#${day}`,
    sequence: `${at}#${eventId}`,
    ...more,
    expiresAt: expiresAt(at, keptDays),
    contacts: contacts.map((contact) => ({ ...contact })),
  });
