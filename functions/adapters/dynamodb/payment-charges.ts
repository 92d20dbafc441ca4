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

    begin: async (payment, at) => {
      // The SDK gives the transaction a token: sent again after a lost answer, it is still the one that began.
      const TransactItems = beginOfCharge(tables, payment, at);
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
        return { ...payment, state: 'charging', attempts: payment.attempts + 1 };
      } catch (error) {
        const refused = refusedAt(error);
        if (refused === undefined) throw error;
        return refused === 0 ? 'taken' : 'no-longer-due';
      }
    },

    end: async (payment, how, at) => {
      const TransactItems = endOfCharge(tables, payment, how, at);
      await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
    },
  };
}

/** Which write found something else than expected, or another transaction at work: 0 is the payment itself. */
function refusedAt(error: unknown): number | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const at = (error.CancellationReasons ?? []).findIndex(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
  return at < 0 ? undefined : at;
}
