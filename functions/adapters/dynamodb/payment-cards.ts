import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { takesCard } from '../../../shared/domain/payment.ts';
import type { PaymentCards } from '../../payments/payments.ts';
import { toAttribute } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { isDone } from './is-done.ts';
import { paymentFrom } from './payment-items.ts';

/** `:open`, `:ready` … as values of an expression. */
const states = Object.fromEntries(takesCard.map((state) => [`:${state}`, { S: state }]));

export function dynamoDbPaymentCards({ client, deadline }: DynamoDb, table: string): PaymentCards {
  const options = { abortSignal: deadline };
  const keyed = (paymentId: string) => ({ TableName: table, Key: { paymentId: { S: paymentId } } });
  return {
    find: async (paymentId) => {
      const command = new GetItemCommand({ ...keyed(paymentId), ConsistentRead: true });
      const { Item } = await client.send(command, options);
      return Item && paymentFrom(Item);
    },

    keepCard: async (paymentId, sessionId, card) => {
      const command = new UpdateItemCommand({
        ...keyed(paymentId),
        ConditionExpression: `sessionId = :session AND #state IN (${Object.keys(states).join(', ')})`,
        UpdateExpression: 'SET card = :card, #state = :ready',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...states,
          ':session': { S: sessionId },
          ':card': toAttribute({ ...card }),
        },
      });
      return isDone(client.send(command, options));
    },
  };
}
