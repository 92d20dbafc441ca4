import { describe, expect, it } from 'vitest';
import { inEnglish } from './caller.ts';
import { Clinic, clinicNumber } from './clinic.ts';

describe('answering the call', () => {
  it('says the emergency sentence first, in each language, before anything else (R-25, R-27)', async () => {
    const caller = await new Clinic().isCalled();
    expect(caller.said.slice(0, 2)).toEqual([
      'If this is a medical emergency, hang up and dial 911.',
      'Si es una emergencia médica, cuelgue y marque el 911.',
    ]);
  });

  it('says that a machine answers and may record, before the first choice', async () => {
    const caller = await new Clinic().isCalled();
    caller.hears('automated system. This call may be recorded').hears('For English, press 1.');
    expect(caller.last('recording-changed')).toBeUndefined();
  });

  it('records after the notice, both sides and never the keypad part', async () => {
    const caller = await inEnglish(new Clinic());
    expect(caller.last('recording-changed')).toMatchObject({ agent: true, customer: true, ivr: false });
  });

  it('keeps recording off for a caller who refuses, through the transfer to a person', async () => {
    const clinic = new Clinic();
    const caller = await clinic.isCalled();
    await caller.presses('3');
    caller.hears('will not be recorded').hears('For English, press 1.');
    await caller.presses('1');
    await caller.presses('0');
    await caller.isAnsweredBy('ana');
    expect(caller.last('recording-changed')).toMatchObject({ agent: false, customer: false });
    expect(caller.last('recording-started')).toBeUndefined();
    expect(caller.call.attributes.recordingConsent).toBe('refused');
  });

  it('speaks Spanish to the end once Spanish is chosen', async () => {
    const caller = await new Clinic().isCalled();
    await caller.presses('2');
    caller.hears('Para su próxima cita, oprima 1.');
    await caller.presses('0');
    caller.hears('Le comunico ahora.');
  });

  it('goes on in the first language when the caller says nothing twice', async () => {
    const caller = await new Clinic().isCalled();
    await caller.isSilent(2);
    caller.hears('For your next appointment, press 1.');
  });

  it('takes a caller who presses 0 at the very first menu to a person of the language chosen', async () => {
    const caller = await new Clinic().isCalled();
    await caller.presses('0');
    caller.hears('For English, press 1.').hears('For English, press 1.');
    await caller.presses('2');
    caller.hears('Le comunico ahora.').isWaitingIn('front-desk');
  });

  it('asks nothing more of a caller who presses 0 twice', async () => {
    const caller = await new Clinic().isCalled();
    await caller.presses('0');
    await caller.presses('0');
    caller.hears('I am connecting you now.').isWaitingIn('front-desk');
  });

  it('leaves flow logging off for the whole call: flow logs would hold what callers key in', async () => {
    const caller = await new Clinic().isCalled();
    await caller.presses('10');
    const changes = caller.call.events.filter((event) => event.type === 'logging-changed');
    expect(changes.every((event) => event.type === 'logging-changed' && !event.enabled)).toBe(true);
  });
});

describe('the front desk', () => {
  it('says at night that the clinic is closed and what still works (R-22, R-24)', async () => {
    const caller = await inEnglish(new Clinic({ open: false }));
    caller.hears('The clinic is closed now.').hears('For your next appointment, press 1.');
  });

  it('repeats the menu on star', async () => {
    const caller = await inEnglish(new Clinic());
    await caller.presses('*');
    caller.hears('For your next appointment').hears('For your next appointment');
  });

  it('says of silence that no key was heard, then helps, then connects a person (D9)', async () => {
    const caller = await inEnglish(new Clinic());
    await caller.isSilent();
    caller.hears(/^I heard no key\. For your next appointment, press 1\./);
    await caller.isSilent();
    caller.hears(/^For your next appointment.* For a person, press 0\.$/);
    await caller.isSilent();
    caller.hears('I am connecting you now.').isWaitingIn('front-desk');
  });

  it('says of another key that nothing is on it, without blame, then helps, then connects a person (D9)', async () => {
    const caller = await inEnglish(new Clinic());
    await caller.presses('7');
    caller.hears(/^There is nothing on that key\. For your next appointment, press 1\./);
    await caller.presses('7');
    caller.hears(/^For your next appointment.* For a person, press 0\.$/);
    await caller.presses('7');
    caller.hears('I am connecting you now.').isWaitingIn('front-desk');
    caller.hearsNothingOf(/wrong|invalid|error/i);
  });

  it('counts silence and other keys apart: one of each is not yet a reason to help (D9)', async () => {
    const caller = await inEnglish(new Clinic());
    await caller.isSilent();
    await caller.presses('7');
    caller.hears(/^I heard no key\./).hears(/^There is nothing on that key\./);
    caller.hearsNothingOf(/For a person, press 0\.$/);
    await caller.isSilent();
    caller.hears(/^For your next appointment.* For a person, press 0\.$/);
  });

  it('R-85: sends bills to billing', async () => {
    const clinic = new Clinic({ answers: { 'read-balance': 'fault' } });
    const caller = await inEnglish(clinic, '3');
    await caller.enters('04121968');
    await caller.presses('1');
    caller.hears('nothing was charged');
    await caller.presses('1');
    caller.isWaitingIn('billing');
  });

  it.each([
    ['1', 'appointments'],
    ['2', 'insurance'],
  ])('R-85: sends who pressed %s to the people for %s', async (key, queue) => {
    const clinic = new Clinic({ answers: { 'recognise-caller': 'fault' } });
    (await inEnglish(clinic, key)).isWaitingIn(queue);
  });

  it('takes a message when the clinic is closed, when nobody is there and when the queue is full (R-88)', async () => {
    const closed = await inEnglish(new Clinic({ open: false }), '0');
    closed.hears('To leave a message, press 1.');
    const empty = await inEnglish(new Clinic({ agents: [] }), '0');
    empty.hears('Nobody can take your call right now.').hears('To leave a message, press 1.');
    const full = await inEnglish(new Clinic({ maxContacts: 0 }), '0');
    full.hears('Nobody can take your call right now.').hears('To leave a message, press 1.');
  });

  it('asks whether there is anything else, and says goodbye only when the caller is done', async () => {
    const clinic = new Clinic({ answers: { 'read-balance': { outcome: 'nothing-due' } } });
    const caller = await inEnglish(clinic, '3');
    await caller.enters('04121968');
    await caller.presses('1');
    caller.hears('You owe nothing.').hears('Is there anything else?');
    await caller.presses('1');
    caller.hears('You are booked for');
    await caller.presses('2');
    await caller.presses('#');
    caller.hears('Thank you for calling').hears('One question');
  });

  it('never asks a second time who calls (R-55)', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '1');
    await caller.enters('04121968');
    await caller.presses('1');
    await caller.presses('2');
    await caller.presses('3');
    caller.hears('You owe 84 dollars and 50 cents.');
    expect(clinic.functions.calls.filter((call) => call.name === 'verify-birth-date')).toHaveLength(1);
  });

  it('answers a call from a withheld number like any other', async () => {
    const caller = await inEnglish(new Clinic(), undefined, { from: undefined });
    caller.hears('For your next appointment');
    expect(caller.last('call-started')?.method).toBe('INBOUND');
    expect(clinicNumber).toMatch(/555-?01/);
  });
});
