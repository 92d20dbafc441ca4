import { beforeEach, describe, expect, it } from 'vitest';
import { codeMac } from '../../../functions/identity/code.ts';
import { memoryMac } from '../memory.ts';
import { startCentre } from './calls.ts';

const clock = { now: new Date() };
let centre: Awaited<ReturnType<typeof startCentre>>;
beforeEach(async () => {
  clock.now = new Date('2026-03-03T17:40:00Z');
  centre = await startCentre(clock);
});

const right = '04121968';
const number = '+12065550110';
const notVerified = { outcome: 'not-verified' };

async function verified(sessionId = 'call-1') {
  const call = centre.call(sessionId, number);
  await call.recognise();
  await call.birthDate(right);
  return call;
}

describe('level 1', () => {
  it('R-60 greets by the preferred name whoever has number and birth date', async () => {
    const call = centre.call('call-1', number);
    await call.recognise();
    expect(await call.birthDate(right)).toEqual({ outcome: 'verified', greetingName: 'Ms. Okafor' });
    expect(await call.session()).toMatchObject({ level: 'L1', patientId: 'p-okafor' });
  });

  it('tells two people at one number apart by their birth dates', async () => {
    const call = centre.call('call-1', number);
    await call.recognise();
    expect(await call.birthDate('11301997')).toEqual({ outcome: 'verified', greetingName: 'Chidi' });
  });

  it.each([
    ['an unknown number', '+12065550188', right],
    ['a withheld number', undefined, right],
    ['a wrong date', number, '04131968'],
    ['an impossible date', number, '02301968'],
    ['what Connect stores when nothing was keyed', number, 'Timeout'],
    ['two patients whom the date fits', '+12065550120', '02032001'],
    ['a deceased patient', '+12065550130', '05061931'],
    ['a restricted record', '+12065550140', '07081980'],
  ])('says the same after the same work for %s', async (_case, from, birthDate) => {
    const call = centre.call('call-1', from);
    await call.recognise();
    const before = centre.macs();
    expect(await call.birthDate(birthDate)).toEqual(notVerified);
    // One for the date, one for the number's count: as many as for a match. And one record is read, as for a match.
    expect(centre.macs() - before).toBe(from === undefined ? 1 : 2);
    expect(centre.patients.read).toHaveLength(1);
    expect(await call.session()).toMatchObject({ level: 'L0', failures: 1 });
  });

  it('does not take the calling number for a factor: nothing is verified by recognising it', async () => {
    const call = centre.call('call-1', number);
    expect(await call.recognise()).toEqual({ outcome: 'known-number' });
    expect(await call.session()).toMatchObject({ level: 'L0' });
    expect((await call.session())?.patientId).toBeUndefined();
  });

  it('writes down each attempt, and the name that was said', async () => {
    const call = centre.call('call-1', number);
    await call.recognise();
    await call.birthDate('04131968');
    await call.birthDate(right);
    expect(centre.events).toMatchObject([
      { contactId: 'call-1', function: 'verify-birth-date', result: 'not-verified', level: 'L0' },
      { result: 'verified', level: 'L1', patientId: 'p-okafor', dataClass: 'name' },
    ]);
    expect(centre.events[0]).not.toHaveProperty('patientId');
  });
});

describe('three attempts', () => {
  it('locks at the third failure, over all factors together, for the rest of the call', async () => {
    const call = await verified();
    await call.send();
    expect(await call.code('000000')).toEqual(notVerified);
    expect(await call.recordNumber('999')).toEqual(notVerified);
    expect(await call.code('000001')).toEqual({ outcome: 'locked' });
    expect(await call.code('271828')).toEqual({ outcome: 'locked' });
    expect(await call.recordNumber('MR731004')).toEqual({ outcome: 'locked' });
    expect(await call.birthDate(right)).toEqual({ outcome: 'locked' });
    expect(await call.session()).toMatchObject({ level: 'L1', failures: 3 });
  });

  it('starts no new count when the number is recognised again', async () => {
    const call = centre.call('call-1', number);
    for (const birthDate of ['01011990', '01021990', '01031990']) {
      await call.recognise();
      await call.birthDate(birthDate);
    }
    expect(await call.birthDate(right)).toEqual({ outcome: 'locked' });
  });

  it('locks a number after nine failures in a day, in whichever call, and frees it the next day', async () => {
    for (const id of ['call-1', 'call-2', 'call-3']) {
      const call = centre.call(id, number);
      await call.recognise();
      for (const birthDate of ['01011990', '01021990', '01031990']) await call.birthDate(birthDate);
    }
    const fourth = centre.call('call-4', number);
    await fourth.recognise();
    expect(await fourth.birthDate(right)).toEqual({ outcome: 'locked' });
    clock.now = new Date('2026-03-04T17:40:00Z');
    const nextDay = centre.call('call-5', number);
    await nextDay.recognise();
    expect(await nextDay.birthDate(right)).toMatchObject({ outcome: 'verified' });
  });
});

describe('one record number', () => {
  it('is not found any more after nine wrong birth dates in a day, from whichever numbers, and in the same words', async () => {
    for (const [id, from] of [['call-1'], ['call-2'], ['call-3', '+12065550188']] as const) {
      const call = centre.call(id, from);
      await call.recognise();
      await call.note('MR731004');
      for (const birthDate of ['01011990', '01021990', '01031990']) await call.birthDate(birthDate);
    }
    const fourth = centre.call('call-4');
    await fourth.recognise();
    expect(await fourth.note('MR731004')).toEqual({ outcome: 'noted' });
    expect(await fourth.birthDate(right)).toEqual(notVerified);
    clock.now = new Date('2026-03-04T17:40:00Z');
    const nextDay = centre.call('call-5');
    await nextDay.recognise();
    await nextDay.note('MR731004');
    expect(await nextDay.birthDate(right)).toMatchObject({ outcome: 'verified' });
  });
});

describe('level 2', () => {
  it('takes the texted code', async () => {
    const call = await verified();
    expect(await call.send()).toEqual({ outcome: 'sent' });
    expect(await call.code('271828')).toEqual({ outcome: 'verified' });
    expect(await call.session()).toMatchObject({ level: 'L2' });
  });

  it('ends a repeated call of the function like the first, and keeps level 2 when the birth date is asked again', async () => {
    const call = await verified();
    await call.send();
    await call.code('271828');
    expect(await call.code('271828')).toEqual({ outcome: 'verified' });
    await call.birthDate(right);
    expect(await call.session()).toMatchObject({ level: 'L2', failures: 0 });
  });

  it('starts over for another patient of the same number', async () => {
    const call = await verified();
    await call.send();
    await call.code('271828');
    await call.birthDate('11301997');
    expect(await call.session()).toMatchObject({ level: 'L1', patientId: 'p-son' });
  });

  it('does not take the code of one patient for another at the same number', async () => {
    const call = await verified();
    await call.send();
    await call.birthDate('11301997');
    expect(await call.code('271828')).toEqual(notVerified);
    expect(await call.session()).toMatchObject({ level: 'L1', patientId: 'p-son' });
  });

  it('lets a code run out after ten minutes', async () => {
    const call = await verified();
    await call.send();
    clock.now = new Date('2026-03-03T17:50:00Z');
    expect(await call.code('271828')).toEqual(notVerified);
  });

  it("does not take another call's code, nor one before any was sent", async () => {
    const other = await verified('call-2');
    await other.send();
    const call = await verified();
    expect(await call.code('271828')).toEqual(notVerified);
    expect(await call.code('')).toEqual(notVerified);
  });

  it('fingerprints the same code differently in each call', async () => {
    expect(await codeMac(memoryMac, 'call-1', '271828')).not.toBe(
      await codeMac(memoryMac, 'call-2', '271828'),
    );
  });

  it('texts the clinic and the code to the mobile on file, and no name', async () => {
    await (await verified()).send();
    expect(centre.texts).toEqual([
      {
        to: number,
        body: 'Riverside Family Clinic: your code is 271828. It is valid for 10 minutes. Do not share it.',
      },
    ]);
  });

  it('texts nobody before level 1, without a mobile, or a fourth time', async () => {
    const stranger = centre.call('call-0', number);
    await stranger.recognise();
    expect(await stranger.send()).toEqual({ outcome: 'not-allowed' });
    const withoutMobile = centre.call('call-2', number);
    await withoutMobile.recognise();
    await withoutMobile.birthDate('11301997');
    expect(await withoutMobile.send()).toEqual({ outcome: 'no-mobile' });
    const call = await verified();
    for (const _ of [1, 2, 3]) await call.send();
    expect(await call.send()).toEqual({ outcome: 'too-many' });
    expect(centre.texts).toHaveLength(3);
  });

  it('takes the record number of the verified patient', async () => {
    const call = await verified();
    expect(await call.recordNumber('mr 731004')).toEqual({ outcome: 'verified' });
    expect(await call.session()).toMatchObject({ level: 'L2' });
  });

  it('does not take the record number twice, nor from a caller who is at no level', async () => {
    const call = centre.call('call-1');
    await call.recognise();
    expect(await call.recordNumber('MR731004')).toEqual(notVerified);
    await call.note('MR731004');
    await call.birthDate(right);
    expect(await call.recordNumber('MR731004')).toEqual(notVerified);
  });
});

describe('what a step costs', () => {
  it('is at most two waits for the tables', async () => {
    const call = await verified();
    const steps = {
      recognise: () => call.recognise(),
      note: () => call.note('MR731004'),
      birthDate: () => call.birthDate(right),
      send: () => call.send(),
      code: () => call.code('271828'),
      recordNumber: () => call.recordNumber('MR731004'),
    };
    const waits: Record<string, number> = {};
    for (const [step, take] of Object.entries(steps)) {
      centre.waits.count = 0;
      await take();
      waits[step] = centre.waits.count;
    }
    expect(waits).toEqual({ recognise: 2, note: 2, birthDate: 2, send: 2, code: 2, recordNumber: 2 });
  });
});
