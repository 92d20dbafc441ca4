/** Payments and statements in memory: for tests of use cases, and held to the same suite as DynamoDB. */
import type { PaymentCards, PaymentCharges, PaymentOpening } from '../../functions/payments/payments.ts';
import type { Statements } from '../../functions/payments/statements.ts';
import type { ContactEvent } from '../../functions/records/contact-events.ts';
import { type Payment, takesCard } from '../../shared/domain/payment.ts';
import type { Statement } from '../../shared/domain/statements.ts';

export interface MoneyStores {
  readonly statements: Statements;
  readonly opening: PaymentOpening;
  readonly cards: PaymentCards;
  readonly charges: PaymentCharges;
}

const after = { paid: 'paid', declined: 'declined', unavailable: 'ready', unknown: 'charging' } as const;

export function memoryMoney(
  rows: readonly (Statement & { patientId: string })[],
  events: ContactEvent[] = [],
): MoneyStores {
  const statements = rows.map((row) => ({ ...row }));
  const payments = new Map<string, Payment>();
  const unanswered = new Set<string>();
  const move = (payment: Payment, { pending, paid = 0 }: { pending: number; paid?: number }) => {
    for (const { statementId, cents } of payment.shares) {
      const row = statements.find(
        (one) => one.statementId === statementId && one.patientId === payment.patientId,
      );
      if (row) Object.assign(row, { pending: row.pending + pending * cents, paid: row.paid + paid * cents });
    }
  };
  return {
    statements: { of: async (id) => statements.filter(({ patientId }) => patientId === id) },
    opening: {
      open: async (payment, said) => {
        if (payments.has(payment.paymentId)) return;
        payments.set(payment.paymentId, { ...payment, state: 'open', attempts: 0 });
        events.push(said);
      },
    },
    cards: {
      find: async (id) => payments.get(id),
      keepCard: async (id, sessionId, card) => {
        const payment = payments.get(id);
        if (payment?.sessionId !== sessionId || !takesCard.includes(payment.state)) return false;
        payments.set(id, { ...payment, card, state: 'ready' });
        return true;
      },
    },
    charges: {
      find: async (id) => payments.get(id),
      begin: async (seen) => {
        const payment = payments.get(seen.paymentId);
        if (payment?.state !== 'ready' || payment.attempts !== seen.attempts) return 'taken';
        const asSeen = payment.shares.every((share) =>
          statements.some(
            (row) =>
              row.statementId === share.statementId &&
              row.patientId === payment.patientId &&
              row.paid === share.paid &&
              row.pending === share.pending,
          ),
        );
        if (!asSeen) return 'no-longer-due';
        const begun: Payment = { ...payment, state: 'charging', attempts: payment.attempts + 1 };
        payments.set(payment.paymentId, begun);
        move(begun, { pending: 1 });
        return begun;
      },
      end: async (payment, how) => {
        const now = payments.get(payment.paymentId);
        if (
          now?.state !== 'charging' ||
          now.attempts !== payment.attempts ||
          unanswered.has(payment.paymentId)
        )
          throw new Error('this charge has ended');
        if (how === 'unknown') unanswered.add(payment.paymentId);
        payments.set(payment.paymentId, { ...now, state: after[how] });
        if (how !== 'unknown') move(now, how === 'paid' ? { pending: -1, paid: 1 } : { pending: -1 });
      },
    },
  };
}
