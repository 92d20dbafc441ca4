import {
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { PaymentCharges } from '../../payments/payments.ts';
import type { DynamoDb } from './client.ts';
import { paymentFrom } from './payment-items.ts';
import { beginOfCharge, endOfCharge, type MoneyTables } from './payment-transactions.ts';

export function dynamoDbPaymentCharges({ client, deadline }: DynamoDb, tables: MoneyTables): PaymentCharges {
  const options = { abortSignal: deadline };
  return {
    find: async (paymentId) => {
      const Key = { paymentId: { S: paymentId } };
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tables.PAYMENTS_TABLE, Key, ConsistentRead: true }),
        options,
      );
      return Item && paymentFrom(Item);
    },

    begin: async (payment) => {
      // The SDK gives the transaction a token: sent again after a lost answer, it is still the one that began.
      const TransactItems = beginOfCharge(tables, payment);
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
        return { ...payment, state: 'charging', attempts: payment.attempts + 1 };
      } catch (error) {
        if (isTaken(error)) return undefined;
        throw error;
      }
    },

    end: async (payment, how, at) => {
      const TransactItems = endOfCharge(tables, payment, how, at);
      await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
    },
  };
}

/** The payment is not ready any more, or another transaction is just changing it. */
function isTaken(error: unknown): boolean {
  const code = error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code;
  return code === 'ConditionalCheckFailed' || code === 'TransactionConflict';
}
