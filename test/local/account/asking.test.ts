import { describe, expect, it } from 'vitest';
import { isPassing, patientAsker } from '../../../local/account/asking.ts';
import { patientClock } from './patient-clock.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);
const busy = named('TooManyRequestsException');

describe('asking AWS', () => {
  it('lets five questions go at once and then two a second', async () => {
    const clock = patientClock();
    const ask = patientAsker(clock);
    for (let count = 0; count < 15; count += 1) await ask('ListQueues', async () => count);
    expect(clock.waits).toEqual(Array.from({ length: 10 }, () => 500));
  });

  it('asks again when AWS is busy, each time after twice as long, and tells', async () => {
    const clock = patientClock();
    const told: string[] = [];
    const ask = patientAsker({ ...clock, onWait: (what, ms) => told.push(`${what} ${ms}`) });
    let asked = 0;
    const answer = await ask('ListQueues', async () => {
      asked += 1;
      if (asked < 4) throw busy;
      return 'told';
    });
    expect(answer).toBe('told');
    expect(told).toEqual(['ListQueues 500', 'ListQueues 1000', 'ListQueues 2000']);
  });

  it('gives up after the last attempt, with what AWS said', async () => {
    let asked = 0;
    const question = async () => {
      asked += 1;
      throw busy;
    };
    await expect(patientAsker(patientClock())('ListQueues', question)).rejects.toBe(busy);
    expect(asked).toBe(4);
  });

  it.each([
    ['a throttled request', busy, true],
    ['a lost connection', named('Error', { code: 'ECONNRESET' }), true],
    ['an error of AWS', named('InternalServiceException', { $metadata: { httpStatusCode: 500 } }), true],
    ['a refusal', named('AccessDeniedException', { $metadata: { httpStatusCode: 403 } }), false],
    ['what is not there', named('ResourceNotFoundException', { $metadata: { httpStatusCode: 404 } }), false],
  ])('knows whether %s may pass', (_what, error, passing) => {
    expect(isPassing(error)).toBe(passing);
  });
});
