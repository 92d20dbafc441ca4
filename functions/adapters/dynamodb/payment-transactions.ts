/** The two transactions around a charge: the payment and all statements that it pays, or nothing. */
import type { TransactWriteItem, Update } from '@aws-sdk/client-dynamodb';
import type { Payment, PaymentState } from '../../../shared/domain/payment.ts';
import type { ChargeEnd } from '../../payments/payments.ts';

export interface MoneyTables {
  readonly PAYMENTS_TABLE: string;
  readonly STATEMENTS_TABLE: string;
}

/** The one partition of the index of charges without an answer. */
export const openCharge = 'open';

/** Where a payment goes when its charge is over. `unknown` waits for reconciliation. */
const stateAfter: Readonly<Record<ChargeEnd, PaymentState>> = {
  paid: 'paid',
  declined: 'declined',
  unavailable: 'ready',
  unknown: 'charging',
};

/**
 * Before the charge is sent its shares stop being due: whatever dies after this, no other call can pay them again.
 * A transaction takes 100 items, so 99 statements.
 */
export function beginOfCharge(tables: MoneyTables, payment: Payment, at: Date): TransactWriteItem[] {
  const beginning: Update = {
    TableName: tables.PAYMENTS_TABLE,
    Key: { paymentId: { S: payment.paymentId } },
    ConditionExpression: 'sessionId = :session AND #state = :ready AND attempts = :seen',
    // In the index of open charges until an answer comes: a function that dies leaves it there.
    UpdateExpression: 'SET #state = :charging, attempts = :attempts, openCharge = :open, chargedAt = :at',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':session': { S: payment.sessionId },
      ':ready': { S: 'ready' },
      ':charging': { S: 'charging' },
      ':seen': { N: String(payment.attempts) },
      ':attempts': { N: String(payment.attempts + 1) },
      ':open': { S: openCharge },
      ':at': { S: at.toISOString() },
    },
  };
  return [{ Update: beginning }, ...onStatements(tables, payment, { pending: 1 }).map(asSeen(payment))];
}

/** Only if nobody paid, or is paying, any of it since the amount was chosen. */
function asSeen({ shares }: Payment): (write: TransactWriteItem, index: number) => TransactWriteItem {
  return ({ Update: update }, index) => {
    const share = shares[index];
    if (!update || !share) throw new RangeError('Each share has its write, in the same order.');
    return {
      Update: {
        ...update,
        ConditionExpression: '#paid = :paidSeen AND #pending = :pendingSeen',
        ExpressionAttributeNames: {
          ...update.ExpressionAttributeNames,
          '#paid': 'paid',
          '#pending': 'pending',
        },
        ExpressionAttributeValues: {
          ...update.ExpressionAttributeValues,
          ':paidSeen': { N: String(share.paid) },
          ':pendingSeen': { N: String(share.pending) },
        },
      },
    };
  };
}

export function endOfCharge(
  tables: MoneyTables,
  payment: Payment,
  how: ChargeEnd,
  at: Date,
): TransactWriteItem[] {
  const ending: Update = {
    TableName: tables.PAYMENTS_TABLE,
    Key: { paymentId: { S: payment.paymentId } },
    // Only this charge may end itself, and only once.
    ConditionExpression: '#state = :charging AND attempts = :attempts AND attribute_not_exists(unansweredAt)',
    UpdateExpression:
      how === 'unknown'
        ? 'SET #state = :state, unansweredAt = :at'
        : 'SET #state = :state, endedAt = :at REMOVE openCharge',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':charging': { S: 'charging' },
      ':attempts': { N: String(payment.attempts) },
      ':state': { S: stateAfter[how] },
      ':at': { S: at.toISOString() },
    },
  };
  if (how === 'unknown') return [{ Update: ending }];
  const moves = how === 'paid' ? ({ pending: -1, paid: 1 } as const) : ({ pending: -1 } as const);
  return [{ Update: ending }, ...onStatements(tables, payment, moves)];
}

/** Adds each share to, or takes it from, these parts of its statement. */
function onStatements(
  tables: MoneyTables,
  { patientId, shares }: Payment,
  moves: { readonly pending: 1 | -1; readonly paid?: 1 },
): TransactWriteItem[] {
  const parts = Object.entries(moves);
  return shares.map(({ statementId, cents }) => ({
    Update: {
      TableName: tables.STATEMENTS_TABLE,
      Key: { patientId: { S: patientId }, statementId: { S: statementId } },
      ConditionExpression: 'attribute_exists(statementId)',
      UpdateExpression: `ADD ${parts.map(([part]) => `#${part} :${part}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(parts.map(([part]) => [`#${part}`, part])),
      ExpressionAttributeValues: Object.fromEntries(
        parts.map(([part, sign]) => [`:${part}`, { N: String(sign * cents) }]),
      ),
    },
  }));
}
