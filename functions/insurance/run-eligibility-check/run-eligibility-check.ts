import type { PayerAnswer } from '../../../shared/domain/coverage.ts';
import type { Checks } from '../checks.ts';
import type { Coverages } from '../coverages.ts';
import type { Payer } from '../payer.ts';

export interface Ports {
  readonly checks: Pick<Checks, 'find' | 'answer'>;
  readonly coverages: Coverages;
  readonly payer: Payer;
}

/** A payer answers within 20 seconds or not for this call. Source: CAQH CORE 156. Unit: milliseconds. */
export const longestAnswer = 20_000;

export type Run = 'answered' | 'answered-before' | 'expired';

/**
 * Asks the payer and keeps the answer. A payer that does not answer by the deadline is `unavailable`: by then nobody on the
 * line waits for it any more.
 */
export async function runEligibilityCheck(
  { checks, coverages, payer }: Ports,
  checkId: string,
  deadline: AbortSignal,
): Promise<Run> {
  const check = await checks.find(checkId);
  if (!check) return 'expired';
  if (check.answer) return 'answered-before';
  const coverage = await coverages.current(check.patientId);
  // Removed since the caller asked: there is nobody to ask.
  const answer = coverage
    ? await askUntil(deadline, () => payer.ask(check.patientId, coverage, deadline))
    : ({ status: 'unavailable' } as const);
  await checks.answer(checkId, answer);
  return 'answered';
}

/** Also when the payer's adapter does not listen to the deadline. */
function askUntil(deadline: AbortSignal, ask: () => Promise<PayerAnswer>): Promise<PayerAnswer> {
  return new Promise((resolve, reject) => {
    const late = () => resolve({ status: 'unavailable' });
    if (deadline.aborted) return late();
    deadline.addEventListener('abort', late, { once: true });
    ask()
      .then(resolve, (error: unknown) => (deadline.aborted ? late() : reject(error)))
      .finally(() => deadline.removeEventListener('abort', late));
  });
}
