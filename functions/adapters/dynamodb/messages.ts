import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { isoDate } from '../../../shared/domain/clinic-time.ts';
import { isUrgent, type Messages, type OpenMessage } from '../../messages/messages.ts';
import { toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';

/** Messages as items: key `messageId`, until they are done also in the indexes of the worklist. `sealedNumber` opens with KMS Decrypt and `messageId` as encryption context. */
export function dynamoDbMessages({ client, deadline }: DynamoDb, table: string): Messages {
  return {
    keep: async ({ sessionId, takenAt, dueOn, ...message }) => {
      const Item = toItem({
        ...message,
        contactId: sessionId,
        takenAt: takenAt.toISOString(),
        dueOn: isoDate(dueOn),
        status: 'open',
        ...worklistKeys({ ...message, takenAt: takenAt.toISOString(), dueOn: isoDate(dueOn) }),
      });
      await client.send(new PutItemCommand({ TableName: table, Item }), { abortSignal: deadline });
    },
  };
}

/** Attributes that a message is found by; it loses them when it is done. */
export const worklistKeys = ({ messageId, patientId, reason, takenAt, dueOn }: OpenMessage) => ({
  worklist: 'open',
  due: `${dueOn}#${isUrgent(reason) ? 1 : 2}#${takenAt}#${messageId}`,
  // Whom nobody has verified is no patient: those would be one heap.
  openFor: patientId === 'unknown' ? undefined : patientId,
});
