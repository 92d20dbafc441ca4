import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { type Caller, inEnglish } from './caller.ts';
import { Clinic } from './clinic.ts';

async function afterHours(
  answers: Answers = {},
  from: { from: string | undefined } | undefined = undefined,
): Promise<Caller> {
  return inEnglish(new Clinic({ open: false, answers }), '0', from);
}

describe('a message when nobody can answer', () => {
  it.each([
    ['1', 'appointment'],
    ['2', 'medicine'],
    ['3', 'bill'],
    ['4', 'other'],
  ])('is taken with a confirmed number and a reason: key %s is %s (R-26)', async (key, reason) => {
    const caller = await afterHours();
    await caller.presses('1');
    caller.hears('We would call you at 2 0 6, 5 5 5, 0 1 0 0.');
    await caller.presses('1');
    await caller.presses(key);
    await caller.presses('2');
    caller.hears('Somebody will call you by tomorrow at 5 in the afternoon.').hears('Goodbye');
    const taken = caller.clinic.functions.calls.find((call) => call.name === 'take-message');
    expect(taken?.event.Details.Parameters).toEqual({ phoneNumber: '+12065550100', reason, spoken: 'no' });
  });

  it('is offered again after silence and after another key, each said by itself, then with what silence means (D9)', async () => {
    const caller = await afterHours();
    await caller.isSilent();
    caller.hears(/^I heard no key\. To leave a message, press 1\./);
    await caller.presses('7');
    caller.hears(/^There is nothing on that key\. To leave a message, press 1\./);
    await caller.presses('7');
    caller.hears(/^To leave a message.* I will have you called back\.$/);
    await caller.presses('7');
    caller.hears('We would call you at');
  });

  it('takes another number, checked by Connect', async () => {
    const caller = await afterHours();
    await caller.presses('1');
    await caller.presses('2');
    await caller.enters('2065550101#');
    caller.hears('We would call you at').hears('We would call you at');
    const asked = caller.clinic.functions.calls.filter((call) => call.name === 'read-back-phone-number');
    expect(asked.at(-1)?.event.Details.Parameters).toEqual({ phoneNumber: '+12065550101' });
  });

  it('asks again for a number that cannot be dialled, then says what to do', async () => {
    const caller = await afterHours();
    await caller.presses('1');
    await caller.presses('2');
    await caller.enters('12#');
    caller.hears('I cannot call that number back.');
    await caller.isSilent(2);
    caller.hears('Please call again when the clinic is open.');
  });

  it('asks a caller without a number for one', async () => {
    const caller = await afterHours(
      { 'read-back-phone-number': [{ outcome: 'invalid' }] },
      { from: undefined },
    );
    await caller.presses('1');
    caller.hears('Key in the phone number');
  });

  it('says plainly when the message could not be kept', async () => {
    const caller = await afterHours({ 'take-message': 'fault' });
    for (const key of ['1', '1', '1', '2']) await caller.presses(key);
    caller.hears('I could not take that down.');
  });

  it('goes back to the menu, or to urgent help, at every question', async () => {
    const back = await afterHours();
    await back.presses('3');
    back.hears('For your next appointment');
    for (const keys of ['9', '19', '119', '1119', '11119']) {
      const caller = await afterHours();
      for (const key of keys) await caller.presses(key);
      caller.hears('hang up and dial 911');
    }
  });
});

describe('a callback', () => {
  it('is queued with the confirmed number and said so (R-83)', async () => {
    const caller = await afterHours();
    await caller.presses('2');
    await caller.presses('1');
    caller.hears('We will call you back as soon as somebody is free.');
    expect(caller.last('callback-created')).toBeDefined();
  });

  it('is what a silent caller gets: the clinic calls rather than hangs up', async () => {
    const caller = await afterHours();
    await caller.isSilent(4);
    caller.hears('We will call you back');
  });
});
