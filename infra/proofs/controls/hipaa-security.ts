import type { Control } from './control.ts';

/** Source: 45 CFR 164.312. */
export const hipaaSecurity: readonly Control[] = [
  {
    id: '(a)(1) access control',
    asks: 'Only those with a right get at patient data.',
    how: 'One role for each function with exactly its calls; one key for each class of data; security profiles by role.',
    by: ['AWS::IAM::Role', 'AWS::KMS::Key', 'AWS::Connect::SecurityProfile'],
    shownBy: [
      'R-130: %s may do exactly what its env.ts lists and its event needs',
      'R-130: are six, each in the template with exactly its permissions',
    ],
    risk: {
      happens:
        'Somebody without any business with a patient reads or hears what the patient told the clinic. The patient must be told of it, may be harmed by it, and holds back the next time.',
      noticedBy: [
        { command: 'careline records report who-heard' },
        { command: 'careline records report overrides' },
        { alarm: 'Somebody broke the glass' },
        { command: 'npm run prove' },
      ],
      left: 'People who have a right can use it out of curiosity. An administrator of the account can give themselves any right; the trail shows it afterwards.',
      duty: 'Clinic and integrator: rights go to the right people and end on their last day; somebody reads the reports; no standing administrators.',
    },
  },
  {
    id: '(a)(2)(i) unique user',
    asks: 'Whoever does something can be told apart.',
    how: 'Agents sign in as themselves, in production through the identity provider; no user or password is in a template.',
    by: ['AWS::Connect::Instance'],
    shownBy: ['signs agents in as the settings say', 'find passwords'],
    risk: {
      happens:
        'Nobody can say who it was: the wrong person is blamed, or nobody, and the patient who asks gets no answer.',
      noticedBy: [
        { command: 'careline records report who-took-calls' },
        { command: 'careline records report who-heard' },
        { test: 'signs agents in as the settings say' },
      ],
      left: 'People who share a sign-in, or leave a screen open. With plain IAM roles, a session can be given another name.',
      duty: 'Clinic and integrator: one account for each person, ended on their last day; single sign-on that fixes the name of the session.',
    },
  },
  {
    id: '(a)(2)(iv) encryption at rest',
    asks: 'Stored patient data is encrypted.',
    how: 'Tables, buckets, streams, queues, secrets and logs under keys of ours.',
    by: ['AWS::KMS::Key[records]', 'AWS::KMS::Key[recordings]', 'AWS::KMS::Key[logs]'],
    shownBy: ['R-130: there is one for each class of data', 'R-130: logs are encrypted with our key'],
    risk: {
      happens:
        'Whoever gets hold of a copied table, disk or backup reads names, appointments and calls. What is lost unencrypted must be notified to each patient (45 CFR 164.402, 164.404).',
      noticedBy: [
        { command: 'npm run prove' },
        { command: 'careline records report key-rotations' },
        { alarm: 'A part that all functions share is out' },
      ],
      left: 'Who may use a key reads everything under it. A key that is deleted takes its data along, after a waiting period in which this alarm says so.',
      duty: 'Integrator: nobody but the deployment administers keys; a deletion of a key is cancelled the same day.',
    },
  },
  {
    id: '(b) audit controls',
    asks: 'What was done with patient data can be looked up.',
    how: 'A trail of every access to recordings, records and proofs in a bucket that nobody can change; disclosures of calls in an append-only table.',
    by: [
      'AWS::CloudTrail::Trail',
      'AWS::S3::Bucket[AUDIT_BUCKET]',
      'AWS::DynamoDB::Table[CONTACT_EVENTS_TABLE]',
    ],
    shownBy: ['R-135: writes down every access to recordings, records and proofs'],
    risk: {
      happens:
        'After a leak nobody can say whose data were seen, so all patients count as affected; a patient who asks who was told what (45 CFR 164.528) gets a list with holes.',
      noticedBy: [
        { alarm: 'Events of a contact were not logged' },
        { alarm: 'The event log was not sealed' },
        { alarm: 'Records do not fit together' },
        { command: 'careline records verify' },
      ],
      left: "What is looked at on Connect's own website stands in its trail only, some of it nowhere. A log that nobody reads prevents nothing.",
      duty: 'Clinic: reads the reports, asks about every listening without a reason.',
    },
  },
  {
    id: '(c)(1), (c)(2) integrity',
    asks: 'Patient data is not changed or destroyed unnoticed.',
    how: 'Deletion protection, restore to any second, locked backups, Object Lock on proofs and recordings; a baseline that fails on what would be lost.',
    by: ['AWS::DynamoDB::Table', 'AWS::Backup::BackupVault', 'AWS::S3::Bucket[AUDIT_BUCKET]'],
    shownBy: [
      'R-134: are locked for at least six years',
      'R-126: finds what is replaced, and by which property',
    ],
    risk: {
      happens:
        'A record, recording or proof is changed or gone: something wrong is believed of a patient, and a complaint can no longer be settled.',
      noticedBy: [
        { alarm: 'The event log was altered' },
        { alarm: 'A recording was altered' },
        { alarm: 'Records do not fit together' },
        { command: 'careline records verify' },
        { command: 'npm run rehearse-restore' },
      ],
      left: 'Rows of the last minutes are not sealed yet. Tables go back 35 days to the second, before that to a nightly backup.',
      duty: 'Integrator: verifies the logs, acts on what is found, tries a restore every year.',
    },
  },
  {
    id: '(d) authentication',
    asks: 'Who asks for patient data is who they say.',
    how: 'Callers prove who they are before anything of them is said; three failures end in a person.',
    by: ['AWS::Lambda::Function[verify-birth-date]', 'AWS::Lambda::Function[verify-code]'],
    shownBy: [
      'locks at the third failure, over all factors together',
      'R-56 names nobody who is not verified',
    ],
    risk: {
      happens:
        'Somebody pretends to be a patient and hears their appointment or balance; or a patient who cannot prove who they are gets no answer by machine.',
      noticedBy: [
        { command: 'careline records report failed-verifications' },
        { test: 'locks at the third failure, over all factors together' },
      ],
      left: "A relative who knows birth date and number passes the lowest level; whoever holds the patient's telephone gets the code sent to it.",
      duty: 'Clinic: decides what each level may hear, keeps telephone numbers up to date, looks at failures that repeat.',
    },
  },
  {
    id: '(e)(1), (e)(2) transmission',
    asks: 'Patient data on its way cannot be read or changed.',
    how: 'Buckets, queues and topics refuse plain HTTP.',
    by: ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'],
    shownBy: ['a bucket that answers plain HTTP'],
    risk: {
      happens: 'Somebody on the way reads or changes what is sent between services.',
      noticedBy: [{ command: 'npm run prove' }, { test: 'a bucket that answers plain HTTP' }],
      left: 'The telephone network is not encrypted, and a text can be read by whoever holds the telephone.',
      duty: 'Clinic and integrator: patients are told what telephone and texts are; record systems are reached over TLS.',
    },
  },
];
