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
      begin: async (id, sessionId) => {
        const payment = payments.get(id);
        if (payment?.sessionId !== sessionId || payment.state !== 'ready') return { may: false, payment };
        const begun: Payment = { ...payment, state: 'charging', attempts: payment.attempts + 1 };
        payments.set(id, begun);
        return { may: true, payment: begun };
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
        const part = how === 'paid' ? 'paid' : how === 'unknown' ? 'pending' : undefined;
        for (const { statementId, cents } of part ? payment.shares : []) {
          const row = statements.find(
            (one) => one.statementId === statementId && one.patientId === payment.patientId,
          );
          if (row && part) Object.assign(row, { [part]: row[part] + cents });
        }
      },
    },
  };
}
