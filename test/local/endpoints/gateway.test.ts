import Stripe from 'stripe';
import { beforeEach, describe, expect, it } from 'vitest';
import { startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const { gateway, port, url } = endpoints;
const stripe = new Stripe('sk_test_local', {
  host: '127.0.0.1',
  port,
  protocol: 'http',
  maxNetworkRetries: 0,
  timeout: 2000,
});
const GOOD = '4242424242424242';
const card = (number: string, extra: object = {}) =>
  stripe.paymentMethods.create({
    type: 'card',
    card: { number, exp_month: 12, exp_year: 2030, cvc: '123', ...extra },
  });
const pay = async (payment_method: string, extra: object = {}, idempotencyKey?: string) =>
  stripe.paymentIntents.create(
    { amount: 12_345, currency: 'usd', confirm: true, payment_method, ...extra },
    idempotencyKey ? { idempotencyKey } : {},
  );
const caught = (action: Promise<unknown>) =>
  action.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(() => gateway.clearFaults());

describe('a card', () => {
  it.each([
    [GOOD, 'visa', '4242', '123'],
    ['5555555555554444', 'mastercard', '4444', '123'],
    ['378282246310005', 'amex', '0005', '1234'],
  ])('%s is taken, and paid with', async (number, brand, last4, cvc) => {
    const method = await card(number, { cvc });
    expect(method.card).toMatchObject({ brand, last4, funding: 'credit', exp_month: 12, exp_year: 2030 });
    const intent = await pay(method.id, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({ status: 'succeeded', amount: 12_345, amount_received: 12_345 });
    expect(intent.latest_charge).toMatchObject({
      paid: true,
      payment_method_details: { card: { brand, last4 } },
    });
  });

  it.each([
    ['4242424242424241', {}, 'incorrect_number', 'number'],
    ['42424242424242', {}, 'invalid_number', 'number'],
    ['424242424242424x', {}, 'invalid_number', 'number'],
    [GOOD, { exp_month: 13 }, 'invalid_expiry_month', 'exp_month'],
    [GOOD, { exp_month: 10, exp_year: 2026 }, 'invalid_expiry_month', 'exp_month'],
    [GOOD, { exp_year: 2025 }, 'invalid_expiry_year', 'exp_year'],
    [GOOD, { cvc: '12' }, 'invalid_cvc', 'cvc'],
    ['378282246310005', { cvc: '123' }, 'invalid_cvc', 'cvc'],
  ])('%s with %o is refused: %s', async (number, extra, code, param) => {
    const error = await caught(card(number, extra));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ code, param, statusCode: 402 });
  });

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error', 'processing_error'],
  ])('%s is declined: %s, %s', async (number, code, decline_code) => {
    const { id } = await card(number);
    const error = await caught(pay(id));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({
      code,
      decline_code,
      statusCode: 402,
      payment_intent: { status: 'requires_payment_method' },
    });
    expect(gateway.charges().at(-1)).toMatchObject({ paid: false, failure_code: code });
  });

  it('leaves neither its number nor its code anywhere', async () => {
    const first = await card('5555555555554444', { cvc: '987' });
    const second = await card('5555555555554444', { cvc: '987' });
    expect(first.card?.fingerprint).toBe(second.card?.fingerprint);
    expect(first.card?.fingerprint).not.toBe((await card(GOOD)).card?.fingerprint);
    await pay(first.id, {}, 'with-data');
    const inline = {
      payment_method: undefined,
      payment_method_data: {
        type: 'card',
        card: { number: '5555555555554444', exp_month: 1, exp_year: 2031, cvc: '987' },
      },
    };
    await pay('', inline, 'inline');
    const kept = await gateway.dump();
    expect(kept).toContain('"last4":"4444"');
    expect(kept).not.toContain('5555555555554444');
    expect(kept).not.toMatch(/\b987\b/);
  });
});

describe('an idempotency key', () => {
  it('charges once and gives the stored answer again, a decline too', async () => {
    const { id } = await card(GOOD);
    const before = gateway.charges().length;
    const first = await pay(id, {}, 'key-1');
    const second = await pay(id, {}, 'key-1');
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(gateway.charges()).toHaveLength(before + 1);
    const declined = await card('4000000000000002');
    const failures = [
      await caught(pay(declined.id, {}, 'key-2')),
      await caught(pay(declined.id, {}, 'key-2')),
    ];
    expect(failures[0]).toMatchObject({ code: 'card_declined', statusCode: 402 });
    expect(failures[1]).toMatchObject({ code: 'card_declined', statusCode: 402 });
    expect(gateway.charges()).toHaveLength(before + 2);
  });

  it('is refused with other parameters', async () => {
    const { id } = await card(GOOD);
    await pay(id, {}, 'key-3');
    const error = await caught(pay(id, { amount: 1000 }, 'key-3'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error).toMatchObject({ statusCode: 400 });
  });

  it('can be used again after a request that was refused before it ran', async () => {
    const { id } = await card(GOOD);
    await expect(pay(id, { amount: 1 }, 'key-4')).rejects.toMatchObject({
      code: 'amount_too_small',
      statusCode: 400,
    });
    expect(await pay(id, {}, 'key-4')).toMatchObject({ status: 'succeeded' });
  });

  it('charges once however many requests come at the same time', async () => {
    const { id } = await card(GOOD);
    const before = gateway.charges().length;
    await Promise.allSettled(Array.from({ length: 5 }, () => pay(id, {}, 'key-5')));
    expect(gateway.charges()).toHaveLength(before + 1);
  });

  it('is forgotten after a day', async () => {
    const { id } = await card(GOOD);
    const first = await pay(id, {}, 'key-6');
    clock.turn(24 * 3600);
    expect((await pay(id, {}, 'key-6')).id).not.toBe(first.id);
  });
});

describe('a payment', () => {
  it('is made, confirmed with another card after a decline, and read again', async () => {
    const declined = await card('4000000000009995');
    const intent = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      payment_method: declined.id,
      metadata: { statement: 's-1' },
    });
    expect(intent.status).toBe('requires_confirmation');
    await expect(stripe.paymentIntents.confirm(intent.id)).rejects.toMatchObject({
      decline_code: 'insufficient_funds',
    });
    const good = await card(GOOD);
    expect(await stripe.paymentIntents.confirm(intent.id, { payment_method: good.id })).toMatchObject({
      status: 'succeeded',
    });
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'succeeded',
      metadata: { statement: 's-1' },
    });
  });

  it('is found by its metadata, so that an unknown outcome can be reconciled', async () => {
    const { id } = await card(GOOD);
    const paid = await pay(id, { metadata: { contact: "c'1", step: 'pay' } });
    const found = await stripe.paymentIntents.search({
      query: "metadata['contact']:'c\\'1' AND metadata['step']:'pay' AND status:'succeeded'",
    });
    expect(found.data.map((intent) => intent.id)).toEqual([paid.id]);
    expect((await stripe.paymentIntents.search({ query: "metadata['contact']:'other'" })).data).toEqual([]);
    const listed = await stripe.paymentIntents.list({ limit: 1 });
    expect(listed).toMatchObject({ has_more: true, data: [{ id: paid.id }] });
    await expect(stripe.paymentIntents.search({ query: 'amount>5' })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('is cancelled while it is open', async () => {
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
    expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: 'canceled' });
  });

  it('is paid back in parts, and never more than was paid', async () => {
    const { id } = await card(GOOD);
    const intent = await pay(id, { amount: 1000 });
    const refund = (amount?: number) =>
      stripe.refunds.create({ payment_intent: intent.id, ...(amount ? { amount } : {}) });
    const first = await refund(400);
    expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ amount: 400, status: 'succeeded' });
    await expect(refund(601)).rejects.toMatchObject({ code: 'amount_too_large' });
    expect(await refund()).toMatchObject({ amount: 600 });
    await expect(refund()).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect(gateway.charges().at(-1)).toMatchObject({ refunded: true, amount_refunded: 1000 });
  });
});

describe('an injected fault', () => {
  it('answers 500 and charges nothing', async () => {
    const { id } = await card(GOOD);
    const before = gateway.charges().length;
    gateway.failNext({ status: 500 });
    await expect(pay(id, {}, 'fault-1')).rejects.toMatchObject({ statusCode: 500 });
    expect(gateway.charges()).toHaveLength(before);
    expect(await pay(id, {}, 'fault-1')).toMatchObject({ status: 'succeeded' });
  });

  it('hangs until the client gives up, and charges nothing', async () => {
    const { id } = await card(GOOD);
    const before = gateway.charges().length;
    gateway.failNext({ hang: true, path: '/v1/payment_intents' });
    const impatient = new Stripe('sk_test_local', {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      timeout: 100,
    });
    const error = await caught(
      impatient.paymentIntents.create({ amount: 500, currency: 'usd', confirm: true, payment_method: id }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(gateway.charges()).toHaveLength(before);
  });

  it('keeps the key of a hanging request in use until its client gives up', async () => {
    const { id } = await card(GOOD);
    gateway.failNext({ hang: true });
    const giveUp = new AbortController();
    const sent = fetch(`${url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test', 'idempotency-key': 'fault-3' },
      body: 'amount=500',
      signal: giveUp.signal,
    });
    await expect.poll(() => gateway.underWay()).toEqual(['fault-3']);
    const error = await caught(pay(id, {}, 'fault-3'));
    expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    giveUp.abort();
    await expect(sent).rejects.toThrow('abort');
    await expect.poll(() => gateway.underWay()).toEqual([]);
    expect(await pay(id, {}, 'fault-3')).toMatchObject({ status: 'succeeded' });
  });

  it('charges once and falls silent; the same key later tells the truth', async () => {
    const before = gateway.charges().length;
    gateway.failNext({ dropAfterCharge: true });
    const { id } = await card(GOOD);
    const error = await caught(pay(id, { metadata: { contact: 'dropped' } }, 'fault-2'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(gateway.charges()).toHaveLength(before + 1);
    const found = await stripe.paymentIntents.search({ query: "metadata['contact']:'dropped'" });
    const replayed = await pay(id, { metadata: { contact: 'dropped' } }, 'fault-2');
    expect(replayed).toMatchObject({ id: found.data[0]?.id, status: 'succeeded' });
    expect(gateway.charges()).toHaveLength(before + 1);
  });
});

it('wants a key, as a bearer token or as a user name', async () => {
  const read = (authorization?: string) =>
    fetch(`${url}/v1/payment_intents`, { headers: authorization ? { authorization } : {} });
  expect((await read()).status).toBe(401);
  expect((await read(`Basic ${Buffer.from(':').toString('base64')}`)).status).toBe(401);
  expect((await read(`Basic ${Buffer.from('sk_test:').toString('base64')}`)).status).toBe(200);
  expect((await read('Bearer sk_test')).status).toBe(200);
});

it('refuses what it does not know or does not play', async () => {
  await expect(stripe.customers.create({})).rejects.toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('the local gateway has no POST /v1/customers'),
  });
  await expect(
    stripe.paymentIntents.create({ amount: 500, currency: 'usd', capture_method: 'manual' }),
  ).rejects.toMatchObject({ code: 'parameter_unknown', param: 'capture_method' });
  await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  });
  await expect(pay('pm_none')).rejects.toMatchObject({ code: 'resource_missing', statusCode: 400 });
});
