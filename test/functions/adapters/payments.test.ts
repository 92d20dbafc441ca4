import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbPaymentCards } from '../../../functions/adapters/dynamodb/payment-cards.ts';
import { dynamoDbPaymentCharges } from '../../../functions/adapters/dynamodb/payment-charges.ts';
import { dynamoDbPaymentOpening } from '../../../functions/adapters/dynamodb/payment-opening.ts';
import { statementItem } from '../../../functions/adapters/dynamodb/statement-items.ts';
import { dynamoDbStatements } from '../../../functions/adapters/dynamodb/statements.ts';
import type { ChargeEnd, NewPayment } from '../../../functions/payments/payments.ts';
import type { Disclosure } from '../../../functions/records/contact-events.ts';
import type { Payment } from '../../../shared/domain/payment.ts';
import type { Statement } from '../../../shared/domain/statements.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { type MoneyStores, memoryMoney } from '../memory-payments.ts';

let centre: LocalCentre;
beforeAll(async () => {
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

const at = new Date('2026-03-03T17:40:00Z');
const card = { token: 'pm_1', brand: 'visa', lastFour: '4242' } as const;
let n = 0;
let payment: NewPayment;
let rows: readonly (Statement & { patientId: string })[];
let said: Disclosure;

beforeEach(() => {
  n += 1;
  const [sessionId, patientId] = [`call-${n}`, `p-${n}`];
  payment = {
    paymentId: `pay_${n}`,
    sessionId,
    patientId,
    amount: 900,
    shares: [
      { statementId: 's-1', cents: 600, paid: 0, pending: 0 },
      { statementId: 's-2', cents: 300, paid: 0, pending: 0 },
    ],
  };
  const charges = [{ service: { 'en-US': 'office visit' }, billed: 600, insurancePaid: 0, adjusted: 0 }];
  rows = ['s-1', 's-2'].map((statementId) => ({
    patientId,
    statementId,
    visitDate: '2026-01-14',
    charges,
    paid: 0,
    pending: 0,
  }));
  said = {
    kind: 'disclosure',
    dataClass: 'balance',
    contactId: sessionId,
    at,
    function: 'choose-amount',
    level: 'L1',
    patientId,
  };
});

async function dynamoDbMoney(): Promise<MoneyStores> {
  await centre.put(rows.map(({ patientId, ...statement }) => statementItem(patientId, statement)));
  const dynamoDb = dynamoDbWithin(new AbortController().signal);
  const tables = {
    PAYMENTS_TABLE: 'PAYMENTS_TABLE',
    STATEMENTS_TABLE: 'STATEMENTS_TABLE',
    CONTACT_EVENTS_TABLE: 'CONTACT_EVENTS_TABLE',
  };
  return {
    statements: dynamoDbStatements(dynamoDb, tables.STATEMENTS_TABLE),
    opening: dynamoDbPaymentOpening(dynamoDb, tables),
    cards: dynamoDbPaymentCards(dynamoDb, tables.PAYMENTS_TABLE),
    charges: dynamoDbPaymentCharges(dynamoDb, tables),
  };
}

describe.each([
  ['memory', async () => memoryMoney(rows)],
  ['DynamoDB', dynamoDbMoney],
])('payments in %s', (_name, stores) => {
  async function charging(): Promise<{ money: MoneyStores; ready: Payment; begun: Payment }> {
    const money = await stores();
    await money.opening.open(payment, said);
    await money.cards.keepCard(payment.paymentId, payment.sessionId, card);
    const ready = await money.charges.find(payment.paymentId);
    const begun = ready && (await money.charges.begin(ready, at));
    if (!begun || typeof begun === 'string') throw new Error('the charge may not begin');
    return { money, ready, begun };
  }
  const parts = async (money: MoneyStores) =>
    (await money.statements.of(payment.patientId))
      .toSorted((a, b) => (a.statementId < b.statementId ? -1 : 1))
      .map(({ paid, pending }) => [paid, pending]);

  it('a payment is opened once; opening it again changes nothing', async () => {
    const money = await stores();
    await money.opening.open(payment, said);
    await money.cards.keepCard(payment.paymentId, payment.sessionId, card);
    await money.opening.open(payment, said);
    expect(await money.cards.find(payment.paymentId)).toEqual({
      ...payment,
      state: 'ready',
      attempts: 0,
      card,
    });
  });

  it('a payment that nobody opened is not there', async () => {
    const money = await stores();
    expect(await money.cards.find('pay_none')).toBeUndefined();
    expect(await money.cards.keepCard('pay_none', 'call', card)).toBe(false);
    expect(await money.charges.find('pay_none')).toBeUndefined();
  });

  it('another call cannot give it a card', async () => {
    const money = await stores();
    await money.opening.open(payment, said);
    expect(await money.cards.keepCard(payment.paymentId, 'call-of-another', card)).toBe(false);
    expect(await money.charges.find(payment.paymentId)).toMatchObject({ state: 'open' });
  });

  it('only one of two charges begins', async () => {
    const { money, ready, begun } = await charging();
    expect(await money.charges.begin(ready, at)).toBe('taken');
    expect(await money.charges.begin(begun, at)).toBe('taken');
    expect(await money.charges.find(payment.paymentId)).toEqual({ ...ready, state: 'charging', attempts: 1 });
    expect(await money.cards.keepCard(payment.paymentId, payment.sessionId, card)).toBe(false);
  });

  it('two payments chosen for the same dues: only the first may charge, the other changes nothing', async () => {
    const money = await stores();
    const second = { ...payment, paymentId: `${payment.paymentId}-second`, sessionId: 'another call' };
    const ready: Payment[] = [];
    for (const one of [payment, second]) {
      await money.opening.open(one, { ...said, contactId: one.sessionId });
      await money.cards.keepCard(one.paymentId, one.sessionId, card);
      const found = await money.charges.find(one.paymentId);
      if (found) ready.push(found);
    }
    const [first, other] = ready;
    if (!first || !other) throw new Error('both payments are open');
    expect(await money.charges.begin(first, at)).toMatchObject({ state: 'charging' });
    expect(await money.charges.begin(other, at)).toBe('no-longer-due');
    expect(await money.charges.find(other.paymentId)).toMatchObject({ state: 'ready', attempts: 0 });
    expect(await parts(money)).toEqual([
      [0, 600],
      [0, 300],
    ]);
  });

  it('from the moment a charge begins its amount is not due, so that a step which dies is not paid twice', async () => {
    const { money } = await charging();
    expect(await parts(money)).toEqual([
      [0, 600],
      [0, 300],
    ]);
  });

  it.each<[ChargeEnd, Payment['state'], number[][]]>([
    [
      'paid',
      'paid',
      [
        [600, 0],
        [300, 0],
      ],
    ],
    [
      'unknown',
      'charging',
      [
        [0, 600],
        [0, 300],
      ],
    ],
    [
      'declined',
      'declined',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'unavailable',
      'ready',
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ])('after %s it is %s, and the statements follow', async (how, state, statements) => {
    const { money, begun } = await charging();
    await money.charges.end(begun, how, at);
    expect(await money.cards.find(payment.paymentId)).toMatchObject({ state });
    expect(await parts(money)).toEqual(statements);
  });

  it.each<ChargeEnd>(['paid', 'unknown'])('a charge ends once: %s is not counted twice', async (how) => {
    const { money, begun } = await charging();
    await money.charges.end(begun, how, at);
    await expect(money.charges.end(begun, how, at)).rejects.toThrow();
    await expect(money.charges.end(begun, 'declined', at)).rejects.toThrow();
    const [first] = await parts(money);
    expect(first?.reduce((sum, cents) => sum + cents, 0)).toBe(600);
  });
});
