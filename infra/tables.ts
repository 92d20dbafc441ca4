import type { ResourceVariable, resourceVariables } from '../shared/contract/access.ts';

export type VariableOf<Kind extends string> = {
  [V in ResourceVariable]: (typeof resourceVariables)[V] extends Kind ? V : never;
}[ResourceVariable];

export interface TableShape {
  readonly partition: string;
  readonly sort?: string;
  /** Rows go away by themselves at `expiresAt`, in seconds since 1970. */
  readonly expires?: true;
  /** Which key encrypts it. */
  readonly key: 'records' | 'payments';
}

/** Attribute that DynamoDB reads to delete rows. */
export const expiryAttribute = 'expiresAt';

/** Every table of the centre; what is in them is said in shared/contract/access.ts. */
export const tables: { readonly [V in VariableOf<'table'>]: TableShape } = {
  LOOKUPS_TABLE: { partition: 'lookup', sort: 'patientId', key: 'records' },
  PATIENTS_TABLE: { partition: 'patientId', key: 'records' },
  APPOINTMENTS_TABLE: { partition: 'patientId', sort: 'start', key: 'records' },
  COVERAGES_TABLE: { partition: 'patientId', sort: 'coverageId', key: 'records' },
  STATEMENTS_TABLE: { partition: 'patientId', sort: 'statementId', key: 'records' },
  PAYMENTS_TABLE: { partition: 'paymentId', key: 'payments' },
  SESSIONS_TABLE: { partition: 'contactId', expires: true, key: 'records' },
  ELIGIBILITY_TABLE: { partition: 'checkId', expires: true, key: 'records' },
  MESSAGES_TABLE: { partition: 'messageId', key: 'records' },
  CONTACT_RECORDS_TABLE: { partition: 'contactId', key: 'records' },
  CONTACT_EVENTS_TABLE: { partition: 'contactId', sort: 'sequence', key: 'records' },
};
