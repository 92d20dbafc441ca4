import { acknowledgements } from '../acknowledgements.ts';
import type { Placed } from '../templates/template.ts';

/** A control of AWS Control Tower that we do not follow, where, and why. */
interface GuardAcknowledgement {
  readonly control: string;
  /** Everywhere, if left out. */
  readonly where?: (placed: Placed) => boolean;
  readonly reason: string;
}

const named = (part: string) => (placed: Placed) => placed.id.includes(part);

/** An auditor reads this list beside infra/acknowledgements.ts. */
export const guardAcknowledgements: readonly GuardAcknowledgement[] = [
  { control: 'CT.LAMBDA.PR.3', reason: reasonOf('LambdaInsideVPC') },
  {
    control: 'CT.KMS.PR.3',
    reason:
      'The control wants a statement that denies grants to everybody but services of AWS. Our key policies allow a grant only to them, and nobody else anything like it, which comes to the same.',
  },
  { control: 'CT.S3.PR.10', where: named('AccessLogs'), reason: reasonOf('S3DefaultEncryptionKMS') },
  {
    control: 'CT.S3.PR.2',
    where: named('AccessLogs'),
    reason: 'It is the bucket that access logs go to: logging its own writes there would never end.',
  },
  {
    control: 'CT.S3.PR.9',
    where: (placed) => named('AccessLogs')(placed) || named('RecordsBucket')(placed),
    reason:
      'Object Lock is on where nobody may delete, recordings and proofs. Access logs and copies of contact records must go when their time is over or the law says so; all versions are kept for a month.',
  },
  {
    control: 'CT.S3.PR.4',
    reason:
      'Nobody would act on the notifications. Who reads or writes what is in the trail of data events and in the access logs.',
  },
  { control: 'CT.SQS.PR.1', where: named('DeadLetters'), reason: reasonOf('SQS3') },
];

/** The rule packs of cdk-nag ask the same. */
function reasonOf(rule: string): string {
  const found = acknowledgements.find((one) => one.rule === rule);
  if (!found) throw new Error(`infra/acknowledgements.ts has no reason for ${rule}. Write one here.`);
  return found.reason;
}
