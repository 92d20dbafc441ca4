import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { PaymentOpening } from '../../payments/payments.ts';
import type { DynamoDb } from './client.ts';
import { appending } from './contact-events.ts';
import { paymentItem } from './payment-items.ts';

export function dynamoDbPaymentOpening(
  { client, deadline }: DynamoDb,
  tables: { readonly PAYMENTS_TABLE: string; readonly CONTACT_EVENTS_TABLE: string },
): PaymentOpening {
  return {
    open: async (payment, said) => {
      const opening = {
        TableName: tables.PAYMENTS_TABLE,
        Item: paymentItem({ ...payment, state: 'open', attempts: 0 }),
        ConditionExpression: 'attribute_not_exists(paymentId)',
      };
      const TransactItems = [{ Put: opening }, { Put: appending(tables.CONTACT_EVENTS_TABLE, said) }];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }), { abortSignal: deadline });
      } catch (error) {
        // A repeated step: the first one opened the payment and noted the same words.
        if (!existsAlready(error)) throw error;
      }
    },
  };
}

function existsAlready(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed'
  );
}
