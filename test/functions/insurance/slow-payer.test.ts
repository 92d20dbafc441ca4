import { describe, expect, it } from 'vitest';
import type { Checks } from '../../../functions/insurance/checks.ts';
import { runEligibilityCheck } from '../../../functions/insurance/run-eligibility-check/run-eligibility-check.ts';
import type { PayerAnswer } from '../../../shared/domain/coverage.ts';

const coverage = { coverageId: 'c-1', payer: 'Bluewater Health', memberId: 'BW1' };
const coverages = { current: async () => coverage };

function checksWith(answers: PayerAnswer[]): Pick<Checks, 'find' | 'answer'> {
  return {
    find: async (checkId) => ({ checkId, sessionId: 'call', patientId: 'p-1' }),
    answer: async (_checkId, answer) => void answers.push(answer),
  };
}

describe('a payer that takes its time', () => {
  it('is unavailable once the deadline has passed', async () => {
    const answers: PayerAnswer[] = [];
    const deadline = new AbortController();
    const payer = {
      ask: (_patient: string, _coverage: unknown, signal: AbortSignal) =>
        new Promise<PayerAnswer>((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        ),
    };
    const running = runEligibilityCheck(
      { checks: checksWith(answers), coverages, payer },
      'chk',
      deadline.signal,
    );
    await Promise.resolve();
    deadline.abort();
    expect(await running).toBe('answered');
    expect(answers).toEqual([{ status: 'unavailable' }]);
  });

  it('a fault of ours before the deadline is a fault, so that the message comes again', async () => {
    const answers: PayerAnswer[] = [];
    const payer = { ask: () => Promise.reject(new Error('table is gone')) };
    const running = runEligibilityCheck(
      { checks: checksWith(answers), coverages, payer },
      'chk',
      new AbortController().signal,
    );
    await expect(running).rejects.toThrow('table is gone');
    expect(answers).toEqual([]);
  });
});
