/** Which resource meets which requirement, and which test shows it: infra/CONTROLS.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concrete } from '../templates/concrete.ts';
import { markOf } from '../templates/estate.ts';
import { markdown } from './markdown.ts';
import type { ProofFinding } from './proof.ts';

interface Control {
  /** As the standard numbers it. */
  readonly id: string;
  readonly asks: string;
  readonly how: string;
  /** Types, with a mark where one resource is meant: `AWS::KMS::Key[records]`. All must be in the templates. */
  readonly by: readonly string[];
  /** Titles of tests, as they stand in test/. */
  readonly shownBy: readonly string[];
}

/** Source: 45 CFR 164.312; PCI DSS v4.0.1, those requirements that a telephone payment touches. */
export const controls: Readonly<Record<string, readonly Control[]>> = {
  'HIPAA Security Rule, 45 CFR 164.312': [
    {
      id: '(a)(1) access control',
      asks: 'Only those with a right get at patient data.',
      how: 'One role for each function with exactly its calls; one key for each class of data; security profiles by role.',
      by: ['AWS::IAM::Role', 'AWS::KMS::Key', 'AWS::Connect::SecurityProfile'],
      shownBy: [
        'R-130: %s may do exactly what its env.ts lists and its event needs',
        'R-130: are six, each in the template with exactly its permissions',
      ],
    },
    {
      id: '(a)(2)(i) unique user',
      asks: 'Whoever does something can be told apart.',
      how: 'Agents sign in as themselves, in production through the identity provider; no user or password is in a template.',
      by: ['AWS::Connect::Instance'],
      shownBy: ['signs agents in as the settings say', 'find passwords'],
    },
    {
      id: '(a)(2)(iv) encryption at rest',
      asks: 'Stored patient data is encrypted.',
      how: 'Tables, buckets, streams, queues, secrets and logs under keys of ours.',
      by: ['AWS::KMS::Key[records]', 'AWS::KMS::Key[recordings]', 'AWS::KMS::Key[logs]'],
      shownBy: ['R-130: there is one for each class of data', 'R-130: logs are encrypted with our key'],
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
    },
    {
      id: '(e)(1), (e)(2) transmission',
      asks: 'Patient data on its way cannot be read or changed.',
      how: 'Buckets, queues and topics refuse plain HTTP.',
      by: ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'],
      shownBy: ['a bucket that answers plain HTTP'],
    },
  ],
  'PCI DSS v4.0.1': [
    {
      id: '3.3.1 no sensitive authentication data kept',
      asks: 'Security codes are not kept after authorisation, not even encrypted.',
      how: 'Digits are encrypted by Connect as they are keyed, opened by one function, charged, overwritten; recording and logging are off before.',
      by: ['AWS::Connect::SecurityKey', 'AWS::Lambda::Function[tokenise-card]'],
      shownBy: ['no store of the centre holds a card number or security code afterwards'],
    },
    {
      id: '3.4.1 display',
      asks: 'At most the first six and last four digits are shown.',
      how: 'The state of a payment holds the last four.',
      by: ['AWS::DynamoDB::Table[PAYMENTS_TABLE]'],
      shownBy: ['says the balance, takes the card, charges, gives a receipt'],
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
    },
    {
      id: '7.2 least privilege',
      asks: 'Access to card data by need to know.',
      how: 'The key of payments serves functions of payments only.',
      by: ['AWS::KMS::Key[payments]'],
      shownBy: ['R-19: the payments key serves functions of payments only'],
    },
    {
      id: '8.4 more than one factor',
      asks: 'People who reach the environment prove themselves twice.',
      how: 'Production is refused without the identity provider, which asks for the second factor.',
      by: ['AWS::Connect::Instance'],
      shownBy: ['for production need single sign-on'],
    },
    {
      id: '10.2, 10.5 logs',
      asks: 'Access is logged; logs are kept and cannot be changed.',
      how: 'The trail proves its own files; its bucket is locked for six years.',
      by: ['AWS::CloudTrail::Trail', 'AWS::S3::Bucket[AUDIT_BUCKET]'],
      shownBy: ['R-135: writes down every access to recordings', 'R-134: are locked for at least six years'],
    },
    {
      id: '12.10 incidents',
      asks: 'Somebody is told, and knows what to do.',
      how: 'Every alarm names a heading of the runbook.',
      by: ['AWS::CloudWatch::Alarm', 'AWS::SNS::Topic'],
      shownBy: ['runbook'],
    },
  ],
};

export function controlMatrix(): string {
  return [
    '# Controls',
    '',
    'Requirement, resource, test. Made by `npm run prove -- --write`, which fails when a resource or a test is not there any more. Do not edit.',
    'Technical controls only: what an organisation must do itself (training, contracts, reviews) no template can show.',
    ...Object.entries(controls).flatMap(([standard, all]) => [
      '',
      `## ${standard}`,
      '',
      ...markdown(
        ['control', 'asks', 'how', 'resources', 'tests'],
        all.map(({ id, asks, how, by, shownBy }) => [id, asks, how, by.join('<br>'), shownBy.join('<br>')]),
      ),
    ]),
    '',
  ].join('\n');
}

/** Controls whose resource or test is not there. */
export function missingControls(centre: Concrete, tests: string = testTexts()): readonly ProofFinding[] {
  return Object.entries(controls).flatMap(([standard, all]) =>
    all.flatMap(({ id, by, shownBy }) =>
      [
        ...by.filter((wanted) => !isThere(centre, wanted)).map((wanted) => `No resource ${wanted} meets it`),
        ...shownBy.filter((title) => !tests.includes(title)).map((title) => `No test "${title}" shows it`),
      ].map((what) => ({
        what: `${id}: ${what}`,
        where: `${standard} (infra/proofs/controls.ts)`,
        why: 'An auditor would be shown a control that nothing proves.',
        fix: 'Correct the resource or the title of the test, or write the test again.',
      })),
    ),
  );
}

function isThere(centre: Concrete, wanted: string): boolean {
  const [, type = '', mark] = /^([\w:]+)(?:\[([\w-]+)\])?$/.exec(wanted) ?? [];
  return centre.resources.some(
    (placed) =>
      placed.resource.Type === type && (mark === undefined || Object.values(markOf(placed)).includes(mark)),
  );
}

function testTexts(): string {
  const folder = join(import.meta.dirname, '..', '..', 'test');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
