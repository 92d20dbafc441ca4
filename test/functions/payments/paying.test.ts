import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statementItem } from '../../../functions/adapters/dynamodb/statement-items.ts';
import type { Statement } from '../../../shared/domain/statements.ts';
import { encryptInput } from '../../../shared/simulator/encrypt-input.ts';
import { callFunction } from '../call-function.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { sessionItem } from '../verified-session.ts';

const visit: Statement = {
  statementId: 's-0114',
  visitDate: '2026-01-14',
  charges: [{ service: { 'en-US': 'office visit' }, billed: 21_200, insurancePaid: 12_750, adjusted: 0 }],
  paid: 0,
  pending: 0,
};
const good = '4242424242424242';
const declined = '4000000000000002';

let centre: LocalCentre;
let certificatePem = '';
let calls = 0;
let caller = { contactId: '' };
let patientId = '';

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const { handler } = await import('../../../functions/deployment/provide-card-input-key/handler.ts');
  const { Data } = await handler({ RequestType: 'Create', ResourceProperties: { Slot: 'card-input-1' } });
  certificatePem = Data?.Certificate ?? '';
});
afterAll(() => centre.close());
beforeEach(async () => {
  calls += 1;
  caller = { contactId: `call-${calls}-00000` };
  patientId = `p-${calls}`;
  await centre.put([sessionItem(caller.contactId, 'L1', patientId), statementItem(patientId, visit)]);
});

const encrypted = (digits: string) =>
  encryptInput(digits, { keyId: 'key-of-the-flow', certificatePem, at: new Date() });

async function card(number: string, more: { expiry?: string; code?: string } = {}) {
  return {
    cardNumber: await encrypted(number),
    expiry: await encrypted(more.expiry ?? '1233'),
    securityCode: await encrypted(more.code ?? '123'),
  };
}

async function open(amount = 'full'): Promise<string> {
  const { paymentId } = await callFunction('payments/choose-amount', caller, { amount });
  return paymentId ?? '';
}
const balance = () => callFunction('payments/read-balance', caller);
const tokenise = async (paymentId: string, keyed: Record<string, string>) =>
  callFunction('payments/tokenise-card', caller, { paymentId, ...keyed });
const capture = (paymentId: string) => callFunction('payments/capture-payment', caller, { paymentId });
const chargesOf = (paymentId: string) =>
  centre.endpoints.gateway.paymentIntents().filter(({ metadata }) => metadata.paymentId === paymentId);

describe('paying by keypad, through the real handlers, encryption, SDKs and endpoints (R-17)', () => {
  it('says the balance, takes the card, charges, gives a receipt, and then nothing is due', async () => {
    expect(await balance()).toEqual({ outcome: 'due', spokenAmount: '84 dollars and 50 cents' });
    const paymentId = await open();
    expect(await tokenise(paymentId, await card(good))).toEqual({
      outcome: 'ready',
      brand: 'Visa',
      lastFour: '4 2 4 2',
      spokenAmount: '84 dollars and 50 cents',
    });
    const paid = await capture(paymentId);
    expect(paid).toEqual({
      outcome: 'paid',
      spokenAmount: '84 dollars and 50 cents',
      spokenReceipt: expect.stringMatching(/^\d \d \d, \d \d \d, \d \d \d$/),
    });
    expect(await balance()).toEqual({ outcome: 'nothing-due' });
    expect(chargesOf(paymentId)).toMatchObject([{ amount: 8_450, status: 'succeeded' }]);
  });

  it('charges once, however often it is called, and says the same receipt', async () => {
    const paymentId = await open();
    await tokenise(paymentId, await card(good));
    const [first, ...others] = await Promise.all([
      capture(paymentId),
      capture(paymentId),
      capture(paymentId),
    ]);
    const paid = [first, ...others].filter((answer) => answer?.outcome === 'paid');
    expect(paid.length).toBeGreaterThanOrEqual(1);
    expect(await capture(paymentId)).toEqual(paid[0]);
    expect(chargesOf(paymentId)).toHaveLength(1);
    expect(await balance()).toEqual({ outcome: 'nothing-due' });
  });

  it('two calls that chose the same bill charge it once; the other call is told that nothing was charged', async () => {
    const first = await open();
    await tokenise(first, await card(good));
    const [other, ours] = [{ contactId: `${caller.contactId}-spouse` }, caller];
    await centre.put([sessionItem(other.contactId, 'L1', patientId)]);
    caller = other;
    const second = await open();
    await tokenise(second, await card(good));
    expect(await callFunction('payments/capture-payment', ours, { paymentId: first })).toMatchObject({
      outcome: 'paid',
    });
    expect(await capture(second)).toEqual({ outcome: 'unavailable' });
    expect([...chargesOf(first), ...chargesOf(second)]).toHaveLength(1);
    expect(await balance()).toEqual({ outcome: 'nothing-due' });
  });

  it('a part of the balance leaves the rest due', async () => {
    const paymentId = await open('50');
    await tokenise(paymentId, await card('378282246310005', { code: '1234' }));
    expect(await capture(paymentId)).toMatchObject({ outcome: 'paid', spokenAmount: '50 dollars' });
    expect(await balance()).toMatchObject({ spokenAmount: '34 dollars and 50 cents' });
  });

  it('a refused card charges nothing, and another card may be keyed for the same payment', async () => {
    const paymentId = await open();
    await tokenise(paymentId, await card(declined));
    expect(await capture(paymentId)).toEqual({ outcome: 'declined' });
    expect(await capture(paymentId)).toEqual({ outcome: 'declined' });
    expect(await tokenise(paymentId, await card(good))).toMatchObject({ outcome: 'ready' });
    expect(await capture(paymentId)).toMatchObject({ outcome: 'paid' });
  });

  it('a charge whose answer is lost is unknown, is never sent again, and is not due meanwhile', async () => {
    const paymentId = await open();
    await tokenise(paymentId, await card(good));
    centre.endpoints.gateway.failNext({ dropAfterCharge: true, times: 1 });
    expect(await capture(paymentId)).toEqual({ outcome: 'unknown' });
    expect(await capture(paymentId)).toEqual({ outcome: 'unknown' });
    expect(await tokenise(paymentId, await card(good))).toEqual({ outcome: 'not-allowed' });
    expect(chargesOf(paymentId)).toHaveLength(1);
    expect(await balance()).toEqual({ outcome: 'nothing-due' });
    centre.endpoints.gateway.clearFaults();
  });

  it('a gateway that breaks while it charges is unknown too; while it keeps a card it is unavailable', async () => {
    const paymentId = await open();
    centre.endpoints.gateway.failNext({ status: 500, path: '/v1/payment_methods' });
    expect(await tokenise(paymentId, await card(good))).toEqual({ outcome: 'unavailable' });
    await tokenise(paymentId, await card(good));
    centre.endpoints.gateway.failNext({ status: 500, path: '/v1/payment_intents' });
    expect(await capture(paymentId)).toEqual({ outcome: 'unknown' });
  });

  it('a gateway that is too busy has charged nothing, and the payment can be tried again', async () => {
    const paymentId = await open();
    await tokenise(paymentId, await card(good));
    centre.endpoints.gateway.failNext({ status: 429 });
    expect(await capture(paymentId)).toEqual({ outcome: 'unavailable' });
    expect(await capture(paymentId)).toMatchObject({ outcome: 'paid' });
  });

  it.each([
    ['a mistyped number', '4242424242424241', {}, 'invalid-number'],
    ['a card that has expired', good, { expiry: '0126' }, 'invalid-expiry'],
    ['no such month', good, { expiry: '1333' }, 'invalid-expiry'],
    ['a code of the wrong length', good, { code: '1234' }, 'invalid-code'],
    ['a code that the gateway refuses', '4000000000000127', {}, 'ready'],
  ])('%s: %s', async (_what, number, more, outcome) => {
    expect(await tokenise(await open(), await card(number, more))).toMatchObject({ outcome });
  });

  it('silence is an invalid entry, not an error', async () => {
    const paymentId = await open();
    const keyed = await card(good);
    expect(await tokenise(paymentId, { ...keyed, cardNumber: 'Timeout' })).toEqual({
      outcome: 'invalid-number',
    });
    expect(await tokenise(paymentId, { ...keyed, expiry: 'Timeout' })).toEqual({ outcome: 'invalid-expiry' });
    expect(await tokenise(paymentId, { ...keyed, securityCode: 'Timeout' })).toEqual({
      outcome: 'invalid-code',
    });
  });

  it('neither the payment of another call nor one without a card is charged', async () => {
    const paymentId = await open();
    expect(await capture(paymentId)).toEqual({ outcome: 'not-allowed' });
    const stranger = { contactId: 'call-of-a-stranger' };
    const keyed = { paymentId, ...(await card(good)) };
    expect(await callFunction('payments/tokenise-card', stranger, keyed)).toEqual({ outcome: 'not-allowed' });
    expect(await capture('pay_of-nobody')).toEqual({ outcome: 'not-allowed' });
  });

  it('entries that are not encrypted, or for another key, fail without a word of them', async () => {
    const paymentId = await open();
    const keyed = await card(good);
    const failure = await tokenise(paymentId, { ...keyed, cardNumber: good }).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String((failure as Error).stack)).not.toContain(good);
  });

  it('no store of the centre holds a card number or security code afterwards (R-17)', async () => {
    const paymentId = await open();
    await tokenise(paymentId, await card('5555555555554444', { code: '737' }));
    await capture(paymentId);
    const everything = Object.entries(await centre.endpoints.dump());
    for (const [, text] of everything.filter(([store]) => store !== 'secrets'))
      for (const secret of ['5555555555554444', '4242424242424242', '378282246310005'])
        expect(text).not.toContain(secret);
    const payments = (await centre.endpoints.dynamodb.dump())
      .split('\n')
      .filter((line) => line.includes(paymentId));
    expect(payments.join()).toContain('4444');
    expect(payments.join()).not.toContain('737"');
  });
});
