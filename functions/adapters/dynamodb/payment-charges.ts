import {
  ConditionalCheckFailedException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { PaymentCharges } from '../../payments/payments.ts';
import type { DynamoDb } from './client.ts';
import { endOfCharge } from './payment-end.ts';
import { paymentFrom } from './payment-items.ts';

export function dynamoDbPaymentCharges(
  { client, deadline }: DynamoDb,
  tables: { readonly PAYMENTS_TABLE: string; readonly STATEMENTS_TABLE: string },
): PaymentCharges {
  const options = { abortSignal: deadline };
  return {
    begin: async (paymentId, sessionId) => {
      const command = new UpdateItemCommand({
        TableName: tables.PAYMENTS_TABLE,
        Key: { paymentId: { S: paymentId } },
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
      const TransactItems = endOfCharge(tables, payment, how, at);
      await client.send(new TransactWriteItemsCommand({ TransactItems }), options);
    },
  };
}
