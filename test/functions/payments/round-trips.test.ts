/** How often a step waits for DynamoDB: calls side by side are one wait. */
import { describe, expect, it } from 'vitest';
import { capturePayment } from '../../../functions/payments/capture-payment/capture-payment.ts';
import { chooseAmount } from '../../../functions/payments/choose-amount/choose-amount.ts';
import { explainCharges } from '../../../functions/payments/explain-charges/explain-charges.ts';
import { readBalance } from '../../../functions/payments/read-balance/read-balance.ts';
import { memoryEvents } from '../memory.ts';
import { memoryMoney } from '../memory-payments.ts';
import { sessionAt } from '../verified-session.ts';
import { countWaits } from '../waits.ts';

const visit = {
  patientId: 'p-okafor',
  statementId: 's-1',
  visitDate: '2026-01-14',
  charges: [{ service: {}, billed: 8_450, insurancePaid: 0, adjusted: 0 }],
  paid: 0,
  pending: 0,
};
const asking = {
  contactId: 'leg-1',
  sessionId: 'call-1',
  language: 'en-US',
  now: new Date('2026-03-03T17:40:00Z'),
  deadline: new AbortController().signal,
} as const;

function watched() {
  const waits = countWaits();
  const money = memoryMoney([visit]);
  const ports = {
    sessions: waits.watch(sessionAt('L2')),
    statements: waits.watch(money.statements),
    events: waits.watch(memoryEvents([])),
    payments: waits.watch(money.opening),
  };
  return { waits, money, ports };
}

describe('waits for the database', () => {
  it.each([
    ['read-balance', readBalance],
    ['explain-charges', explainCharges],
  ])('%s: two', async (_name, useCase) => {
    const { waits, ports } = watched();
    await useCase(ports, { ...asking, input: {} });
    expect(waits.count).toBe(2);
  });

  it('choose-amount: three, because who, what is due and the payment depend on each other', async () => {
    const { waits, ports } = watched();
    await chooseAmount(ports, { ...asking, input: { amount: 'full' } });
    expect(waits.count).toBe(3);
  });

  it('capture-payment: three, because its statements stop being due before the charge and are paid after it', async () => {
    const { waits, money, ports } = watched();
    const opened = await chooseAmount(ports, { ...asking, input: { amount: 'full' } });
    const paymentId = opened.outcome === 'accepted' ? opened.paymentId : '';
    await money.cards.keepCard(paymentId, 'call-1', { token: 'pm_1', brand: 'visa', lastFour: '4242' });
    waits.count = 0;
    const gateway = { charge: async () => 'paid' as const };
    await capturePayment(
      { payments: waits.watch(money.charges), gateway },
      { ...asking, input: { paymentId } },
    );
    expect(waits.count).toBe(3);
  });
});
