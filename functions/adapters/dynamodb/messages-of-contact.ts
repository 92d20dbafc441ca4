import {
  type AttributeValue,
  DeleteItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ContactErasure } from '../../recordings/delete-contact/delete-contact.ts';
import type { DynamoDb } from './client.ts';
import { isDone } from './is-done.ts';

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

/** Answers how many there were; `held` when a hold came meanwhile: then it stays. */
export function forgetMessages(dynamoDb: DynamoDb, table: string): ContactErasure['ofMessages'] {
  return async (contactId) => {
    let gone = 0;
    for await (const Key of messagesOf(dynamoDb, table, contactId)) {
      const ConditionExpression = 'attribute_not_exists(held)';
      const command = new DeleteItemCommand({ TableName: table, Key, ConditionExpression });
      if (!(await isDone(dynamoDb.client.send(command, { abortSignal: dynamoDb.deadline })))) return 'held';
      gone += 1;
    }
    return gone;
  };
}

/** They do not expire, or do again; `keptUntil` is what `expiresAt` would be once they are done (worklist.ts). */
export async function keepMessages(
  dynamoDb: DynamoDb,
  table: string,
  { contactId, kept }: { readonly contactId: string; readonly kept: boolean },
): Promise<void> {
  const update = (
    Key: { readonly messageId: AttributeValue },
    UpdateExpression: string,
    condition: string,
  ) => {
    const command = new UpdateItemCommand({
      TableName: table,
      Key,
      UpdateExpression,
      ConditionExpression: condition,
      ...(kept && { ExpressionAttributeValues: { ':held': { BOOL: true } } }),
    });
    return isDone(dynamoDb.client.send(command, { abortSignal: dynamoDb.deadline }));
  };
  for await (const Key of messagesOf(dynamoDb, table, contactId)) {
    if (kept) await update(Key, 'SET held = :held REMOVE expiresAt', 'attribute_exists(messageId)');
    // One that is still open has no end to go back to.
    else if (!(await update(Key, 'SET expiresAt = keptUntil REMOVE held', 'attribute_exists(keptUntil)')))
      await update(Key, 'REMOVE held', 'attribute_exists(messageId)');
  }
}
