import {
  ConditionalCheckFailedException,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { takesCard } from '../../../shared/domain/payment.ts';
import type { Payments } from '../../payments/payments.ts';
import { toAttribute } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { appending } from './contact-events.ts';
import { endOfCharge } from './payment-end.ts';
import { paymentFrom, paymentItem } from './payment-items.ts';

/** A function names only the tables that its steps touch. */
export interface PaymentTables {
  readonly payments: string;
  readonly statements?: string;
  readonly events?: string;
}

export function dynamoDbPayments({ client, deadline }: DynamoDb, tables: PaymentTables): Payments {
  const options = { abortSignal: deadline };
  const keyed = (paymentId: string) => ({ TableName: tables.payments, Key: { paymentId: { S: paymentId } } });
  return {
    find: async (paymentId) => {
      const command = new GetItemCommand({ ...keyed(paymentId), ConsistentRead: true });
      const { Item } = await client.send(command, options);
      return Item && paymentFrom(Item);
    },

    open: async (payment, said) => {
      const item = paymentItem({ ...payment, state: 'open', attempts: 0 });
      const opening = {
        TableName: tables.payments,
        Item: item,
        ConditionExpression: 'attribute_not_exists(paymentId)',
      };
      const noting = appending(required(tables.events, 'events'), said);
      try {
        await client.send(
          new TransactWriteItemsCommand({ TransactItems: [{ Put: opening }, { Put: noting }] }),
          options,
        );
      } catch (error) {
        // A retry: the same payment was opened, and the same words were noted, by the step before.
        if (!existsAlready(error)) throw error;
      }
    },

    keepCard: async (paymentId, sessionId, card) => {
      const command = new UpdateItemCommand({
        ...keyed(paymentId),
        ConditionExpression: 'sessionId = :session AND #state IN (:open, :ready, :declined)',
        UpdateExpression: 'SET card = :card, #state = :ready',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':session': { S: sessionId },
          ':card': toAttribute({ ...card }),
          ...Object.fromEntries(takesCard.map((state) => [`:${state}`, { S: state }])),
        },
      });
      try {
        await client.send(command, options);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    begin: async (paymentId, sessionId) => {
      const command = new UpdateItemCommand({
        ...keyed(paymentId),
        ConditionExpression: 'sessionId = :session AND #state = :ready',
        UpdateExpression: 'SET #state = :charging ADD attempts :one',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':session': { S: sessionId },
          ':ready': { S: 'ready' },
          ':charging': { S: 'charging' },
          ':one': { N: '1' },
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        const { Attributes = {} } = await client.send(command, options);
        return { may: true, payment: paymentFrom(Attributes) };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { may: false, payment: error.Item && paymentFrom(error.Item) };
      }
    },

    end: async (payment, how, at) => {
      const statements = required(tables.statements, 'statements');
      const TransactItems = endOfCharge({ ...tables, statements }, payment, how, at);
      await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
    },
  };
}

function existsAlready(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed'
  );
}

function required(table: string | undefined, name: keyof PaymentTables): string {
  if (table === undefined)
    throw new RangeError(`This step writes ${name}: give dynamoDbPayments the table ${name} in the handler.`);
  return table;
}
