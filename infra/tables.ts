import type { ResourceVariable, resourceVariables } from '../shared/contract/access.ts';

export type VariableOf<Kind extends string> = {
  [V in ResourceVariable]: (typeof resourceVariables)[V] extends Kind ? V : never;
}[ResourceVariable];

/** A second way to find rows. Its rows follow the table's within a second, and never block a write. */
export interface TableIndex {
  readonly name: string;
  readonly partition: string;
  readonly sort?: string;
  /** What it carries beside the keys of the table and its own: every attribute, none, or these. */
  readonly projection: 'all' | 'keys' | readonly string[];
}

export interface TableShape {
  readonly partition: string;
  readonly sort?: string;
  /** At most 20. Source: DynamoDB Developer Guide, ServiceQuotas. */
  readonly indexes?: readonly TableIndex[];
  /** Rows go away by themselves at `expiresAt`, in seconds since 1970. */
  readonly expires?: true;
  /** Which key encrypts it. */
  readonly key: 'records' | 'payments';
}

/** Attribute that DynamoDB reads to delete rows. */
export const expiryAttribute = 'expiresAt';

/**
 * How contacts are found (functions/adapters/dynamodb/contact-index.ts). A contact has a row only where it has the key: about
 * five of seven. Indexes and not a table of our own: their rows can never be stale, and cost one write each where a
 * transaction over rows of ours costs two and a read. What a record
 * costs: functions/records/COSTS.md.
 */
const contactIndexes: readonly TableIndex[] = (
  [
    ['by-patient', 'patientId'],
    ['by-number', 'number'],
    ['by-agent', 'agent'],
    ['by-queue', 'queueDay'],
    ['by-day', 'day'],
    ['by-outcome', 'outcomeDay'],
    ['by-chain', 'chain'],
  ] as const
).map(([name, partition]) => ({ name, partition, sort: 'startedAt', projection: ['summary'] }));

/** The number is not among them: who reads a list can call nobody. */
const messageInLists = [
  'patientId',
  'reason',
  'takenAt',
  'dueOn',
  'spokenIn',
  'worker',
  'workedUntil',
  'tries',
];

/** Every table of the centre; what is in them is said in shared/contract/access.ts. */
export const tables: { readonly [V in VariableOf<'table'>]: TableShape } = {
  LOOKUPS_TABLE: { partition: 'lookup', sort: 'patientId', key: 'records' },
  PATIENTS_TABLE: { partition: 'patientId', key: 'records' },
  APPOINTMENTS_TABLE: { partition: 'patientId', sort: 'start', key: 'records' },
  COVERAGES_TABLE: { partition: 'patientId', sort: 'coverageId', key: 'records' },
  STATEMENTS_TABLE: { partition: 'patientId', sort: 'statementId', key: 'records' },
  PAYMENTS_TABLE: {
    partition: 'paymentId',
    // Charges without an answer, a handful at any time: a charge that is over has no row in it.
    indexes: [
      { name: 'by-open-charge', partition: 'openCharge', sort: 'chargedAt', projection: ['unansweredAt'] },
    ],
    key: 'payments',
  },
  SESSIONS_TABLE: { partition: 'contactId', expires: true, key: 'records' },
  ELIGIBILITY_TABLE: { partition: 'checkId', expires: true, key: 'records' },
  // The first two hold open messages only: a message that is done has no row in them, and goes after its period.
  MESSAGES_TABLE: {
    partition: 'messageId',
    indexes: [
      { name: 'by-due', partition: 'worklist', sort: 'due', projection: messageInLists },
      { name: 'by-patient', partition: 'openFor', sort: 'due', projection: messageInLists },
      // Done ones too: what a call has left goes with it.
      { name: 'by-contact', partition: 'contactId', projection: 'keys' },
    ],
    expires: true,
    key: 'records',
  },
  CONTACT_RECORDS_TABLE: { partition: 'contactId', indexes: contactIndexes, expires: true, key: 'records' },
  CONTACT_EVENTS_TABLE: {
    partition: 'contactId',
    sort: 'sequence',
    // Which contacts got rows on a day: what is to be sealed and anchored (functions/adapters/dynamodb/event-log.ts).
    indexes: [{ name: 'by-written', partition: 'writtenDay', sort: 'writtenAt', projection: 'keys' }],
    key: 'records',
  },
  RECORDINGS_TABLE: {
    partition: 'contactId',
    sort: 'object',
    // All that was stored on a day, in the order of S3 (functions/recordings/reconcile-recordings).
    indexes: [{ name: 'by-stored', partition: 'storedDay', sort: 'object', projection: 'all' }],
    expires: true,
    key: 'records',
  },
  // Only links expire, entries never.
  ACCESS_LOG_TABLE: { partition: 'day', sort: 'number', expires: true, key: 'records' },
  TRANSCRIPT_WORDS_TABLE: { partition: 'word', sort: 'startedAt', expires: true, key: 'records' },
  AGENT_EVENTS_TABLE: {
    partition: 'agentDay',
    sort: 'sequence',
    // All agents of a day, for who asks which of them worked when (local/reports/agent-days.ts).
    indexes: [
      {
        name: 'by-day',
        partition: 'day',
        sort: 'sequence',
        projection: ['type', 'username', 'status', 'contacts'],
      },
    ],
    expires: true,
    key: 'records',
  },
};
