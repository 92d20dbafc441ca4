/**
 * What the functions of the centre may be given: each environment variable names one resource of the templates. A function
 * lists in its `env.ts` the variables it needs and the exact calls it makes; infra turns that list into its role.
 */
export const resourceVariables = {
  /** Looked up by blind index only: `lookup` = `phone#<mac>` or `record#<mac>`, `patientId`. */
  LOOKUPS_TABLE: 'table',
  /** `patientId` → FHIR Patient. */
  PATIENTS_TABLE: 'table',
  /** `patientId`, `start` → FHIR Appointment. */
  APPOINTMENTS_TABLE: 'table',
  /** `patientId`, `coverageId` → FHIR Coverage and, for the embedded payer, its answer. */
  COVERAGES_TABLE: 'table',
  /** `patientId`, `statementId` → charges in cents. */
  STATEMENTS_TABLE: 'table',
  /** `paymentId` → state of a payment, never card data. */
  PAYMENTS_TABLE: 'table',
  /** `contactId` of the first contact → who this call is verified as; expires. */
  SESSIONS_TABLE: 'table',
  /** `checkId` → state of an insurance question; expires. */
  ELIGIBILITY_TABLE: 'table',
  /** `messageId` → a message for the next working day; the number in it is encrypted. */
  MESSAGES_TABLE: 'table',
  /** `contactId` → the contact record. */
  CONTACT_RECORDS_TABLE: 'table',
  /** `contactId`, `sequence` → what happened to a contact, and the seals over it. Append-only. */
  CONTACT_EVENTS_TABLE: 'table',
  /** `agentDay` = `<agent>#<day>`, `sequence` → what an agent's status became, and with which contacts. */
  AGENT_EVENTS_TABLE: 'table',
  /** `contactId`, `object` → which version of which object was stored for a call; `#hold#<ticket>`: the call is under legal hold, `#deleted`: it was deleted. */
  RECORDINGS_TABLE: 'table',
  /** `day`, `number` → who asked for which recording, how it ended; a hash chain. Links that were given lie beside it. */
  ACCESS_LOG_TABLE: 'table',
  /** `word` (a blind token), `startedAt` = `<instant>#<contact>` → nothing more: in which calls a word was said. */
  TRANSCRIPT_WORDS_TABLE: 'table',
  /** Objects under `contact-records/`, `agent-events/`, `parked/`: what the streams brought, numbers hidden. Read by Athena. Under `reconciliation/`: what was found missing, by day. */
  RECORDS_BUCKET: 'bucket',
  /** Objects that nobody can change for years: anchors of the event log under `anchors/`, copies of the access log under `access/`. */
  AUDIT_BUCKET: 'bucket',
  /** Recordings and transcripts. Who may read it is named in test/infra/keys.test.ts: nobody else's role can decrypt. */
  RECORDINGS_BUCKET: 'bucket',
  /** HMAC key of the blind indexes and of the codes. */
  INDEX_KEY_ID: 'key',
  /** Encrypts what people leave in messages. */
  MESSAGES_KEY_ID: 'key',
  /** Private keys for card input. Readable by one function. */
  CARD_KEYS_SECRET: 'secret',
  /** API key of the payment gateway. */
  GATEWAY_SECRET: 'secret',
  /** Insurance questions on their way to the payer. */
  ELIGIBILITY_QUEUE_URL: 'queue',
  /** The Connect instance. */
  INSTANCE_ID: 'instance',
  /** Ids of the test cases that the centre runs on itself, with commas between. */
  TEST_CASES: 'test-cases',
  /** Phone number that texts come from. */
  TEXT_ORIGINATION: 'text',
} as const;

export type ResourceVariable = keyof typeof resourceVariables;

/** Variables that are settings, not resources. */
export type SettingVariable =
  /** IANA zone of the clinic, e.g. `America/Los_Angeles`. */
  | 'CLINIC_TIME_ZONE'
  /** Name as it is said. */
  | 'CLINIC_NAME'
  /** JSON: which IAM role makes whom a listener (functions/recordings/listeners.ts). */
  | 'RECORDING_LISTENERS'
  /** How many days records are kept, and each class of what is stored of a call (shared/contract/stored-objects.ts). */
  | 'RECORDS_KEPT_DAYS'
  /** How many days a message is kept after it is done. */
  | 'MESSAGES_KEPT_DAYS'
  | 'RECORDINGS_KEPT_DAYS'
  | 'TRANSCRIPTS_KEPT_DAYS'
  | 'VOICEMAIL_KEPT_DAYS'
  /** Only where the gateway is not the public one, e.g. in the local centre. */
  | 'PAYMENT_GATEWAY_URL';

/** IAM actions per variable, e.g. `{ SESSIONS_TABLE: ['dynamodb:GetItem'] }`. Exactly what the code calls. */
export type Access = { readonly [V in ResourceVariable]?: readonly string[] };

/**
 * Where in a bucket, e.g. `{ AUDIT_BUCKET: 'access/' }`: calls about objects reach nothing beside it. `*` stands for any text, and
 * does so behind a folder unsaid.
 */
export type Folders = { readonly [V in ResourceVariable]?: string };
