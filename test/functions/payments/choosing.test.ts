import { describe, expect, it } from 'vitest';
import { capturePayment } from '../../../functions/payments/capture-payment/capture-payment.ts';
import { chooseAmount } from '../../../functions/payments/choose-amount/choose-amount.ts';
import { explainCharges } from '../../../functions/payments/explain-charges/explain-charges.ts';
import { readBalance } from '../../../functions/payments/read-balance/read-balance.ts';
import type { ContactEvent } from '../../../functions/records/contact-events.ts';
import type { IdentityLevel } from '../../../shared/domain/identity-level.ts';
import type { Language } from '../../../shared/domain/speech/speech.ts';
import { memoryEvents } from '../memory.ts';
import { memoryMoney } from '../memory-payments.ts';
import { sessionAt } from '../verified-session.ts';

const now = new Date('2026-03-03T17:40:00Z');
const visit = {
  patientId: 'p-okafor',
  statementId: 's-1',
  visitDate: '2026-01-14',
  charges: [{ service: { 'en-US': 'office visit' }, billed: 8_450, insurancePaid: 0, adjusted: 0 }],
  paid: 0,
  pending: 0,
};

function office(level: IdentityLevel = 'L1', rows = [visit]) {
  const log: ContactEvent[] = [];
  const money = memoryMoney(rows, log);
  const ports = {
    sessions: sessionAt(level),
    statements: money.statements,
    payments: money.opening,
    events: memoryEvents(log),
  };
  const asking = (language: Language = 'en-US', sessionId = 'call-1') => ({
    contactId: 'leg-2',
    sessionId,
    language,
    now,
    deadline: new AbortController().signal,
  });
  const choose = (amount: string, language?: Language, sessionId?: string) =>
    chooseAmount(ports, { ...asking(language, sessionId), input: { amount } });
  return { log, money, ports, asking, choose };
}

describe('choosing an amount', () => {
  it('the whole balance, or a part in whole dollars', async () => {
    const { choose } = office();
    expect(await choose('full')).toMatchObject({
      outcome: 'accepted',
      spokenAmount: '84 dollars and 50 cents',
    });
    expect(await choose('20')).toMatchObject({ outcome: 'accepted', spokenAmount: '20 dollars' });
    expect(await choose('20', 'es-US')).toMatchObject({ spokenAmount: '20 dólares' });
  });

  it.each([
    ['85', 'more-than-due'],
    ['0', 'invalid'],
    ['', 'invalid'],
    ['Timeout', 'invalid'],
    ['20.50', 'invalid'],
    ['-20', 'invalid'],
    ['9999999', 'invalid'],
  ])('"%s" is %s', async (amount, outcome) => {
    expect(await office().choose(amount)).toEqual({ outcome });
  });

  it('nothing due, and less than a dollar, which no gateway charges', async () => {
    expect(await office('L1', []).choose('full')).toEqual({ outcome: 'nothing-due' });
    expect(await office('L1', [{ ...visit, paid: 8_400 }]).choose('full')).toEqual({ outcome: 'invalid' });
  });

  it('a repeated step is the same payment; another amount or call is another; the id tells of neither', async () => {
    const { choose } = office();
    const id = async (...asked: Parameters<typeof choose>) => {
      const answer = await choose(...asked);
      return answer.outcome === 'accepted' ? answer.paymentId : answer.outcome;
    };
    const ids = [await id('20'), await id('21'), await id('20', 'en-US', 'call-2')];
    expect(await id('20')).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
    for (const one of ids) expect(one).toMatch(/^pay_[\w-]{24}$/);
  });
});

describe('who is told what (R-128)', () => {
  it.each(['L0', 'L1'] as const)('%s hears no charges', async (level) => {
    const { ports, asking } = office(level);
    expect(await explainCharges(ports, { ...asking(), input: {} })).toEqual({ outcome: 'not-allowed' });
  });

  it('L0 hears no balance and opens no payment', async () => {
    const { ports, asking, choose, log } = office('L0');
    expect(await readBalance(ports, { ...asking(), input: {} })).toEqual({ outcome: 'not-allowed' });
    expect(await choose('full')).toEqual({ outcome: 'not-allowed' });
    expect(log).toEqual([]);
  });

  it('every disclosure is logged with level, class of data, call, patient and time, and no amount', async () => {
    const { ports, asking, choose, log } = office('L2');
    await readBalance(ports, { ...asking(), input: {} });
    await explainCharges(ports, { ...asking(), input: {} });
    await choose('20');
    const common = { kind: 'disclosure', contactId: 'call-1', patientId: 'p-okafor', level: 'L2', at: now };
    expect(log).toEqual([
      { ...common, dataClass: 'balance', function: 'read-balance' },
      { ...common, dataClass: 'charges', function: 'explain-charges' },
      { ...common, dataClass: 'balance', function: 'choose-amount' },
    ]);
  });
});

describe('what is charged', () => {
  it('exactly the amount that was said, with a key that only a new attempt changes', async () => {
    const { choose, money, asking } = office();
    const accepted = await choose('20');
    const paymentId = accepted.outcome === 'accepted' ? accepted.paymentId : '';
    await money.cards.keepCard(paymentId, 'call-1', { token: 'pm_1', brand: 'visa', lastFour: '4242' });
    const orders: unknown[] = [];
    const ends = ['unavailable', 'paid'] as const;
    const gateway = {
      charge: async (order: unknown) => ends[orders.push(order) - 1] ?? 'unknown',
    };
    const capture = () =>
      capturePayment({ payments: money.charges, gateway }, { ...asking(), input: { paymentId } });
    expect(await capture()).toEqual({ outcome: 'unavailable' });
    expect(await capture()).toMatchObject({ outcome: 'paid', spokenAmount: '20 dollars' });
    expect(await capture()).toMatchObject({ outcome: 'paid' });
    expect(orders).toEqual([
      { token: 'pm_1', amount: 2_000, paymentId, idempotencyKey: `${paymentId}-charge-1` },
      { token: 'pm_1', amount: 2_000, paymentId, idempotencyKey: `${paymentId}-charge-2` },
    ]);
  });
});
