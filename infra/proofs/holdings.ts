import { markOf } from '../templates/estate.ts';
import { mapOf, type Placed } from '../templates/template.ts';

/** What kind of data something holds. `operation`: how the centre runs; no name, number or word of a patient. */
export type DataClass = 'patient' | 'payment' | 'secret' | 'proof' | 'operation';

export interface Holding {
  readonly holds: DataClass;
  readonly what: string;
}

const patient = (what: string): Holding => ({ holds: 'patient', what });
const operation = (what: string): Holding => ({ holds: 'operation', what });

/** By the value of the mark (infra/mark.ts): variable, bucket, stream, vault, work group. A new store must be added here. */
const byMark: Readonly<Record<string, Holding>> = {
  LOOKUPS_TABLE: patient('keyed hashes of phone and record numbers, and whose they are'),
  PATIENTS_TABLE: patient('patients'),
  APPOINTMENTS_TABLE: patient('appointments'),
  COVERAGES_TABLE: patient('insurance'),
  STATEMENTS_TABLE: patient('charges'),
  PAYMENTS_TABLE: { holds: 'payment', what: 'states of payments: last four digits, never a card number' },
  SESSIONS_TABLE: patient('who a running call is verified as'),
  ELIGIBILITY_TABLE: patient('questions to payers and their answers'),
  MESSAGES_TABLE: patient('messages; the number in them encrypted once more'),
  CONTACT_RECORDS_TABLE: patient('contact records'),
  CONTACT_EVENTS_TABLE: patient('disclosures and answers of calls, append-only'),
  RECORDINGS_TABLE: patient('which recordings a call has, and legal holds on them'),
  ACCESS_LOG_TABLE: { holds: 'proof', what: 'who asked for which recording or record and why, a hash chain' },
  TRANSCRIPT_WORDS_TABLE: patient('in which calls a word was said; the words as keyed hashes'),
  AGENT_EVENTS_TABLE: operation('what agents did and when'),
  RECORDS_BUCKET: patient('copies of contact records and agent events, numbers hidden'),
  AUDIT_BUCKET: { holds: 'proof', what: 'trail of data events, anchors of the event log' },
  RECORDINGS_BUCKET: patient('recordings, transcripts (perhaps with what guides showed agents), evaluations'),
  CARD_KEYS_SECRET: { holds: 'secret', what: 'private keys for card input' },
  GATEWAY_SECRET: { holds: 'secret', what: 'API key of the payment gateway' },
  ELIGIBILITY_QUEUE_URL: operation('ids of questions to payers'),
  'access-logs': { holds: 'proof', what: 'who read or wrote which object' },
  'contact-records': patient('contact records on their way'),
  'agent-events': operation('agent events on their way'),
  backups: patient('backups of every table'),
};

/** Where no mark says more. */
const byType: Readonly<Record<string, (placed: Placed) => Holding | undefined>> = {
  'AWS::Logs::LogGroup': () => operation('log lines, which hold no name, number or keyed digit'),
  'AWS::SNS::Topic': () => operation('alarms'),
  'AWS::SQS::Queue': ({ id }) =>
    id.includes('DeadLetters') ? patient('what was given up after all attempts') : undefined,
};

const stores = [
  'AWS::Backup::BackupVault',
  'AWS::DynamoDB::Table',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];

export const isStore = ({ resource }: Placed): boolean => stores.includes(resource.Type);

/** What a store holds; undefined where nobody has said it. */
export function holdingOf(placed: Placed): Holding | undefined {
  const marked = Object.values(mapOf(markOf(placed))).flatMap((value) => byMark[String(value)] ?? []);
  return marked[0] ?? byType[placed.resource.Type]?.(placed);
}
