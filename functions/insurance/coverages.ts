import type { Coverage } from '../../shared/domain/coverage.ts';

/** The insurance that the clinic has on file. */
export interface Coverages {
  /** The one in force with the highest precedence; undefined if there is none. */
  current(patientId: string): Promise<Coverage | undefined>;
}
