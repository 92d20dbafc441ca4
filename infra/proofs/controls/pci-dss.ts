import type { Control } from './control.ts';

/** Those requirements that a telephone payment touches. Source: PCI DSS v4.0.1. */
export const pciDss: readonly Control[] = [
  {
    id: '3.3.1 no sensitive authentication data kept',
    asks: 'Security codes are not kept after authorisation, not even encrypted.',
    how: 'Digits are encrypted by Connect as they are keyed, opened by one function, charged, overwritten; recording and logging are off before.',
    by: ['AWS::Connect::SecurityKey', 'AWS::Lambda::Function[tokenise-card]'],
    shownBy: ['no store of the centre holds a card number or security code afterwards'],
    risk: {
      happens:
        'A stolen table is enough to pay with the cards of patients. The clinic pays for the investigation, and its bank may stop taking cards for it.',
      noticedBy: [
        { command: 'npm run scan' },
        { test: 'no store of the centre holds a card number or security code afterwards' },
      ],
      left: 'A number that a caller says aloud to an agent is on the recording; one that an agent writes down is on paper.',
      duty: 'Clinic: agents refuse card numbers by voice and send callers to the keypad or the link.',
    },
  },
  {
    id: '3.4.1 display',
    asks: 'At most the first six and last four digits are shown.',
    how: 'The state of a payment holds the last four.',
    by: ['AWS::DynamoDB::Table[PAYMENTS_TABLE]'],
    shownBy: ['says the balance, takes the card, charges, gives a receipt'],
    risk: {
      happens: "Whoever sees the screen or the record of a call can pay with the patient's card.",
      noticedBy: [
        { command: 'npm run scan' },
        { test: 'says the balance, takes the card, charges, gives a receipt' },
      ],
      left: 'What the website of the payment gateway shows to those who sign in there.',
      duty: 'Clinic: decides who may sign in at the gateway.',
    },
  },
  {
    id: '3.6, 3.7 keys',
    asks: 'Keys that open card data are in few hands, and change.',
    how: 'Made in the account by a custom resource, read by one function, changed through two slots; never in a template or log.',
    by: ['AWS::SecretsManager::Secret[CARD_KEYS_SECRET]', 'AWS::KMS::Key[cardKeys]'],
    shownBy: [
      'R-19: only tokenise-card reads the card keys at run time',
      'during a rotation keeps the old card key and gives flows the new one',
    ],
    risk: {
      happens:
        'Whoever has the private key can open every card number keyed in under it; a key that is gone means that nobody can pay by telephone.',
      noticedBy: [
        { command: 'careline records report key-rotations' },
        { command: 'careline records report overrides' },
        { alarm: 'A function fails' },
      ],
      left: 'An administrator of the account can read the secret; the trail shows it afterwards.',
      duty: 'Integrator: rotates the key for card input every year, and at once when somebody may have seen it.',
    },
  },
  {
    id: '7.2 least privilege',
    asks: 'Access to card data by need to know.',
    how: 'The key of payments serves functions of payments only.',
    by: ['AWS::KMS::Key[payments]'],
    shownBy: ['R-19: the payments key serves functions of payments only'],
    risk: {
      happens:
        'A fault in some other function opens or changes payments: a patient pays twice, or for another.',
      noticedBy: [{ command: 'npm run prove' }, { alarm: 'A charge stays without an answer' }],
      left: 'A fault in one of the functions of payments itself.',
      duty: 'Integrator: changes to functions of payments are read by a second person, and the proof is run before each deployment.',
    },
  },
  {
    id: '8.4 more than one factor',
    asks: 'People who reach the environment prove themselves twice.',
    how: 'Production is refused without the identity provider, which asks for the second factor.',
    by: ['AWS::Connect::Instance'],
    shownBy: ['for production need single sign-on'],
    risk: {
      happens: 'A stolen password alone opens the desk with patients and payments.',
      noticedBy: [{ command: 'npx cdk synth' }, { test: 'for production need single sign-on' }],
      left: 'Whether the identity provider really asks for the second factor, no template can see; a person can be talked into giving both.',
      duty: 'Integrator: the second factor is compulsory for all, also for who deploys.',
    },
  },
  {
    id: '10.2, 10.5 logs',
    asks: 'Access is logged; logs are kept and cannot be changed.',
    how: 'The trail proves its own files; its bucket is locked for six years.',
    by: ['AWS::CloudTrail::Trail', 'AWS::S3::Bucket[AUDIT_BUCKET]'],
    shownBy: ['R-135: writes down every access to recordings', 'R-134: are locked for at least six years'],
    risk: {
      happens:
        'Whoever broke in removes the traces: nobody knows which cards and which patients are affected, so all are.',
      noticedBy: [
        { command: 'careline records report overrides' },
        { command: 'careline records verify' },
        { alarm: 'The event log was altered' },
      ],
      left: "A trail shows what happened and stops nothing. Some changes on Connect's own website are in no trail; `careline drift` finds what differs.",
      duty: 'Clinic and integrator: alarms are looked at every day, reports every month.',
    },
  },
  {
    id: '12.10 incidents',
    asks: 'Somebody is told, and knows what to do.',
    how: 'Every alarm names a heading of the runbook.',
    by: ['AWS::CloudWatch::Alarm', 'AWS::SNS::Topic'],
    shownBy: ['runbook'],
    risk: {
      happens:
        'A fault goes on for days: callers find nobody, a leak stays open, and the time in which patients must be told runs out (60 days, 45 CFR 164.404).',
      noticedBy: [
        { alarm: 'A test call fails' },
        { alarm: 'A function fails' },
        { test: 'exists for every heading of the runbook' },
      ],
      left: 'An alarm that nobody reads; an incident that no machine sees, such as a talk in the corridor.',
      duty: 'Clinic and integrator: a person on call for each owner that the runbook names, and an incident plan that is tried every year.',
    },
  },
];
