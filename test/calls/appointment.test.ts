import { describe, expect, it } from 'vitest';
import { verified } from './caller.ts';
import { Clinic } from './clinic.ts';

describe('the next appointment', () => {
  it('is said with date, time, place and what to bring (R-2)', async () => {
    const caller = await verified(new Clinic(), '1');
    caller
      .hears(
        'You are booked for Tuesday, March 3, at 9:40 in the morning, with Dr. Lindqvist, at our Elm Street office.',
      )
      .hears('Please bring your insurance card.')
      .hears('To hear it again, press star.');
  });

  it('is said again on star', async () => {
    const caller = await verified(new Clinic(), '1');
    await caller.presses('*');
    caller.hears('You are booked for').hears('You are booked for');
  });

  it('can be changed with a person, who sees why', async () => {
    const caller = await verified(new Clinic(), '1');
    await caller.presses('1');
    caller.isWaitingIn('appointments');
    await caller.isAnsweredBy('ana');
    expect(caller.clinic.centre.agent('ana').screen).toMatchObject({
      reason: 'change-appointment',
      identityLevel: 'L1',
    });
  });

  it('says plainly that there is none and offers to make one', async () => {
    const caller = await verified(
      new Clinic({ answers: { 'find-next-appointment': { outcome: 'none' } } }),
      '1',
    );
    caller.hears('I see no appointment ahead. To make one, press 1.');
    await caller.presses('1');
    caller.isWaitingIn('appointments');
  });

  it('hands over when the look-up is down or not allowed', async () => {
    const down = await verified(new Clinic({ answers: { 'find-next-appointment': 'hang' } }), '1');
    down.hears('I cannot look that up right now.').isWaitingIn('appointments');
    const refused = await verified(
      new Clinic({ answers: { 'find-next-appointment': { outcome: 'not-allowed' } } }),
      '1',
    );
    refused.isWaitingIn('appointments');
  });
});
