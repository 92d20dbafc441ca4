import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { isoDate } from '../../../shared/domain/clinic-time.ts';
import type { Messages } from '../../messages/messages.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';

/** Messages as items: key `messageId`. `sealedNumber` opens with KMS Decrypt and `messageId` as encryption context. */
export function dynamoDbMessages({ client, deadline }: DynamoDb, table: string): Messages {
  return {
    keep: async ({ sessionId, takenAt, dueOn, ...message }) => {
      const Item = toItem({
        ...message,
        contactId: sessionId,
        takenAt: takenAt.toISOString(),
        dueOn: isoDate(dueOn),
        status: 'open',
      });
      await client.send(new PutItemCommand({ TableName: table, Item }), { abortSignal: deadline });
    },
  };
}
