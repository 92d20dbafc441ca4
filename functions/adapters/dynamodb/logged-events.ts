import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { inParts } from '../../records/event-log/in-parts.ts';
import type { LoggedEvent, LoggedEvents } from '../../records/event-log/logged-event.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { writtenMembers } from './event-log.ts';

/** Each by itself and only if its place is free: a batch of DynamoDB takes no conditions and would write over sealed rows. */
export function dynamoDbLoggedEvents({ client, deadline }: DynamoDb, table: string, now: Date): LoggedEvents {
  async function appendOne({ at, from, ...event }: LoggedEvent): Promise<number> {
    const command = new PutItemCommand({
      TableName: table,
      Item: toItem({ ...event, sequence: `${at}#${from}`, ...writtenMembers(event.contactId, now) }),
      ConditionExpression: 'attribute_not_exists(contactId)',
    });
    try {
      await client.send(command, { abortSignal: deadline });
      return 1;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 0;
      throw error;
    }
  }
  return {
    append: async (events) => (await inParts(events, appendOne)).reduce((sum, one) => sum + one, 0),
  };
}
