import type { Statement } from '../../shared/domain/statements.ts';

/** What the billing system knows of a patient's visits. */
export interface Statements {
  /** All of a patient, paid or not, in no order. */
  of(patientId: string): Promise<readonly Statement[]>;
}
