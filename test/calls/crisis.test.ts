import { describe, expect, it } from 'vitest';
import { inEnglish } from './caller.ts';
import { Clinic } from './clinic.ts';

describe('urgent help', () => {
  it('says 911 and 988 at once and asks for no identity (R-30, R-32)', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '9');
    caller.hears('hang up and dial 911. For a mental health crisis, you can also call or text 988.');
    expect(clinic.functions.calls).toEqual([]);
  });

  it('is reached from the very first menu', async () => {
    const caller = await new Clinic().isCalled();
    await caller.presses('9');
    caller.hears('hang up and dial 911').isWaitingIn('crisis');
  });

  it('goes to the crisis queue before everybody who waits', async () => {
    const clinic = new Clinic();
    const patient = await inEnglish(clinic, '0');
    await patient.waits(30);
    const urgent = await inEnglish(clinic, '9');
    urgent.isWaitingIn('crisis');
    await urgent.isAnsweredBy('ana');
    patient.isWaitingIn('front-desk');
  });

  it('goes to anybody free when the crisis team is not', async () => {
    const clinic = new Clinic({ open: false });
    const caller = await inEnglish(clinic, '9');
    caller.hears('I am connecting you first.');
    expect(caller.last('offered')?.agent).toBe('ana');
  });

  it('repeats the numbers when nobody is there, and never offers a voicemail', async () => {
    const caller = await inEnglish(new Clinic({ agents: [] }), '9');
    caller.hears('Please hang up and dial 911, or 988.').hears('Please hang up and dial 911, or 988.');
    caller.hearsNothingOf(/message/).hasEnded();
  });

  it('repeats the numbers when the crisis queue is full', async () => {
    const caller = await inEnglish(new Clinic({ maxContacts: 0 }), '9');
    caller.hears('Please hang up and dial 911, or 988.').hasEnded();
  });

  it('hears the numbers again while waiting', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '9');
    await caller.waits(30);
    caller.hears('You are next.').hears('hang up and dial 911');
  });
});
