import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { type Caller, verified } from './caller.ts';
import { Clinic } from './clinic.ts';

const card = '4242424242424242';

async function paying(answers: Answers = {}): Promise<Caller> {
  const caller = await verified(new Clinic({ answers }), '3');
  await caller.presses('1');
  await caller.presses('1');
  return caller;
}

async function keysCard(caller: Caller): Promise<Caller> {
  await caller.enters(`${card}#`);
  await caller.enters('1230');
  return caller.enters('123#');
}

describe('a bill', () => {
  it('says what is owed first, then the choices', async () => {
    const caller = await verified(new Clinic(), '3');
    caller.hears('You owe 84 dollars and 50 cents.').hears('To pay by keypad now, press 1.');
  });

  it('explains the charges only at level 2 (R-20)', async () => {
    const caller = await verified(new Clinic(), '3');
    await caller.presses('2');
    caller.hears('one more check');
    await caller.enters('123456');
    caller.hears('Visit on January 14: billed 212 dollars').hears('To pay by keypad now');
    await caller.presses('2');
    caller.hears('Visit on January 14');
  });

  it('leaves the bill as the identity check wishes: crisis, person', async () => {
    const crisis = await verified(new Clinic(), '3');
    await crisis.presses('2');
    await crisis.isSilent();
    await crisis.presses('9');
    crisis.hears('hang up and dial 911');
    const person = await verified(new Clinic({ answers: { 'verify-code': { outcome: 'locked' } } }), '3');
    await person.presses('2');
    await person.enters('123456');
    person.isWaitingIn('billing');
  });

  it('takes a part of it in whole dollars', async () => {
    const caller = await verified(new Clinic(), '3');
    await caller.presses('1');
    await caller.presses('2');
    await caller.enters('20#');
    caller.hears('Recording is off while you pay.');
    const asked = caller.clinic.functions.calls.find((call) => call.name === 'choose-amount');
    expect(asked?.event.Details.Parameters).toEqual({ amount: '20' });
  });

  it.each([
    ['more-than-due', 'That is more than you owe.'],
    ['invalid', 'one dollar or more'],
  ])('asks again for an amount that is %s, then connects billing', async (outcome, words) => {
    const caller = await verified(new Clinic({ answers: { 'choose-amount': { outcome } } }), '3');
    await caller.presses('1');
    await caller.presses('2');
    for (let i = 0; i < 3; i++) await caller.enters('900#');
    caller.hears(words).isWaitingIn('billing');
  });

  it('reads the balance again when the whole amount was refused, and knows when nothing is due any more', async () => {
    const changed = await paying({ 'choose-amount': { outcome: 'more-than-due' } });
    changed.hears('You owe').hears('You owe');
    const settled = await paying({ 'choose-amount': { outcome: 'nothing-due' } });
    settled.hears('You owe nothing.');
    const strange = await paying({ 'choose-amount': { outcome: 'not-allowed' } });
    strange.isWaitingIn('billing');
  });
});

describe('paying by card', () => {
  it('goes from card to receipt (R-17)', async () => {
    const caller = await keysCard(await paying());
    caller
      .hears('Recording is off while you pay.')
      .hears('Key in your card number')
      .hears('Now the expiry date')
      .hears('Now the security code')
      .hears('I will charge 84 dollars and 50 cents to your Visa ending in 4 2 4 2. To pay, press 1.');
    await caller.presses('1');
    caller
      .hears('Paid: 84 dollars and 50 cents. Your receipt number is 7 3 1, 0 0 4.')
      .hears('Is there anything else?');
  });

  it('has recording and analytics off before the first digit and on again afterwards (R-19)', async () => {
    const caller = await keysCard(await paying());
    const events = caller.call.events;
    const entered = events.findIndex((event) => event.type === 'entered' && event.encrypted);
    const before = events
      .slice(0, entered)
      .filter((event) => event.type === 'recording-changed')
      .at(-1);
    expect(before).toMatchObject({ agent: false, customer: false, ivr: false, analytics: false });
    await caller.presses('1');
    expect(caller.last('recording-changed')).toMatchObject({ agent: true, customer: true, ivr: false });
  });

  it('keeps recording off afterwards for a caller who refused it', async () => {
    const clinic = new Clinic();
    const caller = await clinic.isCalled();
    for (const keys of ['3', '1', '3', '04121968', '1', '1', '1']) await caller.presses(keys);
    await keysCard(caller);
    await caller.presses('1');
    expect(caller.last('recording-changed')).toMatchObject({ agent: false, customer: false });
  });

  it('gives the functions ciphertext only: no digit of the card is in any event, parameter or attribute', async () => {
    const caller = await keysCard(await paying());
    const parameters = caller.clinic.functions.calls.map((call) => call.event.Details);
    expect(JSON.stringify([parameters, caller.call.events, caller.call.attributes])).not.toContain(
      card.slice(4, 12),
    );
    const tokenise = caller.clinic.functions.calls.find((call) => call.name === 'tokenise-card');
    const cipherText = String(tokenise?.event.Details.Parameters.cardNumber);
    expect(cipherText.length).toBeGreaterThan(300);
    expect(JSON.stringify(tokenise?.event.Details.ContactData.Attributes)).not.toContain(cipherText);
  });

  it.each([
    ['invalid-number', 'That card number does not seem right.'],
    ['invalid-expiry', 'That expiry date does not seem right.'],
    ['invalid-code', 'That security code does not seem right.'],
    ['declined', 'did not accept this card'],
  ])('asks again for a card that is %s, three times in all', async (outcome, words) => {
    const caller = await paying({ 'tokenise-card': { outcome } });
    for (let i = 0; i < 3; i++) await keysCard(caller);
    expect(caller.said.filter((text) => text.includes(words))).toHaveLength(3);
    caller.isWaitingIn('billing');
  });

  it('charges nothing when the caller stops, is silent, or leaves', async () => {
    for (const key of ['2', undefined, '0', '9']) {
      const caller = await keysCard(await paying());
      if (key === undefined) await caller.isSilent();
      else await caller.presses(key);
      expect(caller.clinic.functions.calls.map((call) => call.name)).not.toContain('capture-payment');
    }
  });

  it('asks again for a wrong key at the confirmation, then stops rather than guess', async () => {
    const caller = await keysCard(await paying());
    await caller.presses('7');
    caller.hears('I will charge').hears('I will charge');
    await caller.presses('7');
    await caller.presses('7');
    caller.hears('Stopped. Nothing was charged.');
  });

  it('never tries again a charge that nobody answered: a person reconciles it', async () => {
    for (const answer of [{ outcome: 'unknown' }, 'fault', 'hang'] as const) {
      const caller = await keysCard(await paying({ 'capture-payment': answer }));
      await caller.presses('1');
      caller.hears('Please do not pay again.').isWaitingIn('billing');
      expect(caller.call.attributes.reason).toBe('payment-trouble');
      expect(caller.clinic.functions.calls.filter((call) => call.name === 'capture-payment')).toHaveLength(1);
    }
  });

  it('says that nothing was charged when the gateway cannot be reached, and offers a way on', async () => {
    for (const answers of [
      { 'capture-payment': { outcome: 'unavailable' } },
      { 'tokenise-card': { outcome: 'unavailable' } },
      { 'tokenise-card': { outcome: 'not-allowed' } },
      { 'tokenise-card': 'fault' },
    ] as const) {
      const caller = await keysCard(await paying(answers));
      await caller.presses('1');
      caller.hears('nothing was charged').hears('To speak with someone, press 1.');
    }
  });

  it('asks for another card when the bank refuses the charge', async () => {
    const caller = await keysCard(await paying({ 'capture-payment': { outcome: 'declined' } }));
    await caller.presses('1');
    caller.hears('did not accept this card, and nothing was charged').hears('Key in your card number');
  });

  it('asks again after silence at the card, then connects a person', async () => {
    const caller = await paying();
    await caller.isSilent(3);
    caller.isWaitingIn('billing');
  });
});
