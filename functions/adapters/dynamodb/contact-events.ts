import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ContactEvent, ContactEvents } from '../../records/contact-events.ts';
import { type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { writtenMembers } from './event-log.ts';

/** The list of a call's events: `contactId` is the call, `sequence` sorts by time and names the function. */
export function dynamoDbContactEvents({ client, deadline }: DynamoDb, table: string): ContactEvents {
  return {
    append: async (event) => {
      const put = { ...appending(table, event), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
      try {
        await client.send(new PutItemCommand(put), { abortSignal: deadline });
      } catch (error) {
        // The answer to the first try was lost and the SDK has tried again: it stands there already, word for word.
        if (!(error instanceof ConditionalCheckFailedException && isDeepStrictEqual(error.Item, put.Item)))
          throw error;
      }
    },
  };
}

/** For a transaction: the event is written with what it reports, or neither is. */
export function appending(table: string, event: ContactEvent) {
  return {
    TableName: table,
    Item: contactEventItem(event),
    // Append-only: what was written is never written over.
    ConditionExpression: 'attribute_not_exists(contactId)',
  };
}

export function contactEventItem({ at, ...event }: ContactEvent): Item {
  const sequence = `${at.toISOString()}#${event.function}`;
  return toItem({ ...event, sequence, ...writtenMembers(event.contactId, at) });
}
