import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ContactRecords } from '../../records/contact-record.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';

/** Contact records as items: key `contactId`; `lastUpdate` decides which version is newer; `record` is the JSON as it came. */
export function dynamoDbContactRecords({ client, deadline }: DynamoDb, table: string): ContactRecords {
  return {
    keepNewest: async (record) => {
      const lastUpdate = sortable(record.LastUpdateTimestamp);
      const command = new PutItemCommand({
        TableName: table,
        Item: toItem({ contactId: record.ContactId, lastUpdate, record: JSON.stringify(record) }),
        ConditionExpression: 'attribute_not_exists(contactId) OR lastUpdate < :lastUpdate',
        ExpressionAttributeValues: { ':lastUpdate': { S: lastUpdate } },
      });
      try {
        await client.send(command, { abortSignal: deadline });
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

/** With and without fractions of a second: in one form they sort by time. */
const sortable = (timestamp: string): string => new Date(timestamp).toISOString();
