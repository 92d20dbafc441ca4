import { describe, expect, it } from 'vitest';
import { inEnglish, verified } from './caller.ts';
import { Clinic } from './clinic.ts';

const failures = ['not-verified', 'not-verified', 'locked'].map((outcome) => ({ outcome }));

describe('who is calling', () => {
  it('asks only callers whose wish needs it: a person can be had without a name', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    caller.isWaitingIn('front-desk').hearsNothingOf('date of birth');
    expect(clinic.functions.calls.map((call) => call.name)).not.toContain('verify-birth-date');
  });

  it('reads the birth date back, then greets by the preferred name and nothing else (R-59, R-60)', async () => {
    const caller = await inEnglish(new Clinic(), '1');
    caller.hears('I need to find your record').hears('key in your date of birth');
    await caller.enters('04121968');
    caller.hears('April 12, 1968. If that is right, press 1.');
    await caller.presses('1');
    caller.hears('Thank you, Ms. Okafor.');
    expect(caller.call.attributes).toMatchObject({ identityLevel: 'L1' });
    expect(JSON.stringify(caller.call.attributes)).not.toMatch(/Okafor|1968/);
  });

  it('lets the caller change a mistyped date', async () => {
    const caller = await inEnglish(new Clinic(), '1');
    await caller.enters('04121968');
    await caller.presses('2');
    caller.hears('I need eight digits.').hears('key in your date of birth');
  });

  it('explains an impossible date instead of looking it up', async () => {
    const clinic = new Clinic({ answers: { 'read-back-birth-date': [{ outcome: 'impossible' }] } });
    const caller = await inEnglish(clinic, '1');
    await caller.enters('13451968');
    caller.hears('I need eight digits.');
    expect(clinic.functions.calls.map((call) => call.name)).not.toContain('verify-birth-date');
  });

  it('uses the same words for every failure and gives up after the third (no enumeration)', async () => {
    const clinic = new Clinic({ answers: { 'verify-birth-date': failures } });
    const caller = await inEnglish(clinic, '1');
    for (const { outcome } of failures) {
      await caller.enters('04121968');
      await caller.presses('1');
      if (outcome !== 'locked') await caller.presses('1');
    }
    expect(caller.said.filter((text) => text === 'I could not find your record with that.')).toHaveLength(2);
    caller.hears('Somebody will help you with that.').isWaitingIn('appointments');
    expect(caller.call.attributes.identityLevel).toBe('L0');
  });

  it('asks the same of every number, so that nobody learns which numbers belong to patients', async () => {
    const heard = await Promise.all(
      ['known-number', 'unknown-number'].map(async (outcome) => {
        const answers = { 'recognise-caller': { outcome }, 'verify-birth-date': failures };
        const caller = await inEnglish(new Clinic({ answers }), '1');
        for (const key of ['04121968', '1', '2', '700123#', '04121968', '1']) await caller.presses(key);
        return caller.said;
      }),
    );
    expect(heard[0]?.length).toBeGreaterThan(10);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('offers the record number to a caller whom the number does not lead to', async () => {
    const answers = {
      'recognise-caller': { outcome: 'unknown-number' },
      'verify-birth-date': [{ outcome: 'not-verified' }, { outcome: 'verified', greetingName: 'Ms. Okafor' }],
    };
    const caller = await inEnglish(new Clinic({ answers }), '1', { from: undefined });
    await caller.enters('04121968');
    await caller.presses('1');
    caller.hears('I could not find').hears('To use your record number, press 2.');
    await caller.presses('2');
    caller.hears('key in your medical record number');
    await caller.enters('700123#');
    await caller.enters('04121968');
    await caller.presses('1');
    caller.hears('Thank you, Ms. Okafor.');
  });

  it('offers a way on to a caller without a record number', async () => {
    const answers = { 'verify-birth-date': [{ outcome: 'not-verified' }] };
    const caller = await inEnglish(new Clinic({ answers }), '1');
    for (const key of ['04121968', '1', '2']) await caller.presses(key);
    await caller.isSilent();
    caller.hears('If you do not have it, press 0 for a person.');
    await caller.presses('1');
    caller.hears('key in your medical record number');
    await caller.isSilent();
    await caller.presses('5');
    caller.hears('Somebody will help you with that.').isWaitingIn('appointments');
  });

  it('connects a person after silence, three times', async () => {
    const caller = await inEnglish(new Clinic(), '1');
    await caller.isSilent(3);
    caller.hears('Somebody will help you').isWaitingIn('appointments');
  });

  it.each(['recognise-caller', 'read-back-birth-date', 'verify-birth-date'])(
    'connects a person when %s is down (R-88)',
    async (name) => {
      const caller = await inEnglish(new Clinic({ answers: { [name]: 'fault' } }), '1');
      if (name !== 'recognise-caller') await caller.enters('04121968');
      if (name === 'verify-birth-date') await caller.presses('1');
      caller.hears('I cannot look that up right now.').isWaitingIn('appointments');
    },
  );

  it.each(['0', '9'])('lets the caller out of the read-back with %s', async (key) => {
    const caller = await inEnglish(new Clinic(), '1');
    await caller.enters('04121968');
    await caller.presses(key);
    caller.hears(key === '0' ? 'I am connecting you now.' : 'hang up and dial 911');
  });
});

describe('one more check (level 2)', () => {
  it('texts a code and goes on to insurance when it is right', async () => {
    const caller = await verified(new Clinic(), '2');
    caller.hears('one more check').hears('I texted a code of six digits');
    await caller.enters('123456');
    expect(caller.call.attributes.identityLevel).toBe('L2');
    caller.hears('I am asking your insurance company.');
  });

  it('offers a new code or the record number after a wrong code', async () => {
    const answers = { 'verify-code': [{ outcome: 'not-verified' }, { outcome: 'verified' }] };
    const caller = await verified(new Clinic({ answers }), '2');
    await caller.enters('111111');
    caller.hears('could not find').hears('For a new code, press 1.');
    await caller.presses('1');
    await caller.enters('123456');
    caller.hears('I am asking your insurance company.');
  });

  it.each(['no-mobile', 'too-many'])(
    'asks for the record number when a text is not possible: %s',
    async (outcome) => {
      const caller = await verified(new Clinic({ answers: { 'send-verification-code': { outcome } } }), '2');
      caller.hears('key in your medical record number');
      await caller.enters('700123#');
      caller.hears('I am asking your insurance company.');
    },
  );

  it('asks again for a wrong record number, and gives up when the function locks', async () => {
    const answers = {
      'send-verification-code': 'fault',
      'verify-record-number': [{ outcome: 'not-verified' }, { outcome: 'locked' }],
    } as const;
    const caller = await verified(new Clinic({ answers }), '2');
    await caller.enters('700123#');
    caller.hears('could not find').hears('press 1');
    await caller.presses('1');
    await caller.enters('700123#');
    caller.hears('Somebody will help you').isWaitingIn('insurance');
  });

  it('takes a caller who waits for no code to a person after three silences', async () => {
    const caller = await verified(new Clinic(), '2');
    await caller.isSilent(4);
    caller.hears('Somebody will help you').isWaitingIn('insurance');
  });

  it('hands over when the code check is locked, unreachable or not allowed', async () => {
    for (const answers of [
      { 'verify-code': { outcome: 'locked' } },
      { 'verify-code': 'fault' },
      { 'send-verification-code': { outcome: 'not-allowed' } },
    ] as const) {
      const caller = await verified(new Clinic({ answers }), '2');
      await caller.enters('123456');
      caller.isWaitingIn('insurance');
    }
  });
});
