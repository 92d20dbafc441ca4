import type { Coverage, PayerAnswer } from '../../shared/domain/coverage.ts';

/** The insurance company. Real ones take up to 20 seconds. Source: CAQH CORE 156. */
export interface Payer {
  /** Never says more than the company did. Rejects only at the deadline or when our own side is broken. */
  ask(patientId: string, coverage: Coverage, deadline: AbortSignal): Promise<PayerAnswer>;
}
