import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { type Caller, verified } from './caller.ts';
import { Clinic } from './clinic.ts';

async function asking(answers: Answers = {}): Promise<Caller> {
  const caller = await verified(new Clinic({ answers }), '2');
  return caller.enters('123456');
}

describe('insurance', () => {
  it('is asked for, with words while the payer takes its time, and answered plainly (R-10, R-15)', async () => {
    const caller = await asking();
    caller
      .hears('I am asking your insurance company.')
      .hears('Still checking.')
      .hears('Your cover with Bluewater Health is active. For an office visit you pay 25 dollars.')
      .hears('To hear it again, press star.');
  });

  it('never leaves the caller in silence for more than three seconds while it polls (D10)', async () => {
    const caller = await asking({ 'read-eligibility-answer': { outcome: 'pending' } });
    const said = caller.call.events.filter((event) => event.type === 'said');
    const waiting = said.filter((event) => event.step === 'still-checking');
    expect(waiting).toHaveLength(8);
    caller.hears('Your insurance company is not answering right now.');
  });

  it.each([
    [{ outcome: 'inactive', spokenPlan: 'Bluewater Health' }, 'is not active'],
    [{ outcome: 'not-found' }, 'did not find you'],
    [{ outcome: 'unavailable' }, 'is not answering'],
  ])('says what the payer said: %j', async (answer, words) => {
    const caller = await asking({ 'read-eligibility-answer': answer });
    caller.hears(words).hears('To talk about it with someone, press 1.');
    await caller.presses('1');
    caller.isWaitingIn('insurance');
  });

  it('says that there is none on file', async () => {
    const caller = await asking({ 'start-eligibility-check': { outcome: 'no-coverage' } });
    caller.hears('I see no insurance on file');
    await caller.presses('2');
    caller.hears('Is there anything else?');
  });

  it('goes on when starting or reading fails', async () => {
    for (const name of ['start-eligibility-check', 'read-eligibility-answer']) {
      const caller = await asking({ [name]: 'fault' });
      caller.hears('Your insurance company is not answering right now.');
    }
  });

  it('hands over when the functions do not know the caller', async () => {
    for (const name of ['start-eligibility-check', 'read-eligibility-answer']) {
      const caller = await asking({ [name]: { outcome: 'not-allowed' } });
      caller.isWaitingIn('insurance');
    }
  });

  it('repeats the answer on star', async () => {
    const caller = await asking();
    await caller.presses('*');
    caller.hears('is active').hears('is active');
  });
});
