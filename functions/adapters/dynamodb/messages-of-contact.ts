import { DeleteItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { ContactErasure } from '../../recordings/delete-contact/delete-contact.ts';
import type { DynamoDb } from './client.ts';

/** Keys of the messages that a call has left: one for each reason, done or not. Messages are of the first leg of their call. */
async function* messagesOf({ client, deadline }: DynamoDb, table: string, contactId: string) {
  const asked = {
    TableName: table,
    IndexName: 'by-contact',
    KeyConditionExpression: 'contactId = :contact',
    ExpressionAttributeValues: { ':contact': { S: contactId } },
  };
  for await (const { Items = [] } of paginateQuery({ client }, asked, { abortSignal: deadline }))
    for (const { messageId } of Items) if (messageId) yield { messageId };
}

/** Answers how many there were. */
export function forgetMessages(dynamoDb: DynamoDb, table: string): ContactErasure['ofMessages'] {
  return async (contactId) => {
    let gone = 0;
    for await (const Key of messagesOf(dynamoDb, table, contactId)) {
      const command = new DeleteItemCommand({ TableName: table, Key });
      await dynamoDb.client.send(command, { abortSignal: dynamoDb.deadline });
      gone += 1;
    }
    return gone;
  };
}
