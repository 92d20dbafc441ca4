import type { TransactWriteItem, Update } from '@aws-sdk/client-dynamodb';
import type { Payment, PaymentState } from '../../../shared/domain/payment.ts';
import type { ChargeEnd } from '../../payments/payments.ts';

/** Where a payment goes when its charge is over. `unknown` waits for reconciliation. */
const stateAfter: Readonly<Record<ChargeEnd, PaymentState>> = {
  paid: 'paid',
  declined: 'declined',
  unavailable: 'ready',
  unknown: 'charging',
};

/** The part of a statement that grows by the shares of a payment; the others leave the statements alone. */
const grows: Readonly<Partial<Record<ChargeEnd, 'paid' | 'pending'>>> = { paid: 'paid', unknown: 'pending' };

/** One transaction: the payment and all statements that it pays, or nothing. A transaction takes 100 items, so 99 statements. */
export function endOfCharge(
  tables: { readonly PAYMENTS_TABLE: string; readonly STATEMENTS_TABLE: string },
  payment: Payment,
  how: ChargeEnd,
  at: Date,
): TransactWriteItem[] {
  const part = grows[how];
  const shares = part === undefined ? [] : payment.shares;
  return [
    { Update: ofPayment(tables.PAYMENTS_TABLE, payment, how, at) },
    ...shares.map(({ statementId, cents }) => ({
      Update: {
        TableName: tables.STATEMENTS_TABLE,
        Key: { patientId: { S: payment.patientId }, statementId: { S: statementId } },
        ConditionExpression: 'attribute_exists(statementId)',
        UpdateExpression: 'ADD #part :cents',
        ExpressionAttributeNames: { '#part': part ?? '' },
        ExpressionAttributeValues: { ':cents': { N: String(cents) } },
      },
    })),
  ];
}

function ofPayment(table: string, payment: Payment, how: ChargeEnd, at: Date): Update {
  return {
    TableName: table,
    Key: { paymentId: { S: payment.paymentId } },
    // Only this charge may end itself, and only once.
    ConditionExpression: '#state = :charging AND attempts = :attempts AND attribute_not_exists(unansweredAt)',
    UpdateExpression: `SET #state = :state, ${how === 'unknown' ? 'unansweredAt' : 'endedAt'} = :at`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':charging': { S: 'charging' },
      ':attempts': { N: String(payment.attempts) },
      ':state': { S: stateAfter[how] },
      ':at': { S: at.toISOString() },
    },
  };
}
