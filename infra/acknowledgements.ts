import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Stacks } from './create-app.ts';

type Pack = 'AwsSolutions' | 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';

/** A finding of a rule pack that we have looked at and accept, where, and why. */
interface Acknowledgement {
  readonly rule: string;
  readonly packs: readonly Pack[];
  readonly where: (stacks: Stacks) => readonly IConstruct[];
  readonly reason: string;
}

const hipaaNist = ['HIPAA.Security', 'NIST.800.53.R5'] as const;
const hipaaNistPci = [...hipaaNist, 'PCI.DSS.321'] as const;
const everywhere = ({ data }: Stacks) => [data.node.root];
const inData =
  (...paths: readonly string[]) =>
  ({ data }: Stacks) =>
    paths.map((path) => path.split('/').reduce<IConstruct>((scope, id) => scope.node.findChild(id), data));

/** Everything that the rule packs say and we do otherwise. An auditor reads this list. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: 'LambdaInsideVPC',
    packs: hipaaNistPci,
    where: everywhere,
    reason:
      'The functions call regional AWS endpoints and the payment gateway over TLS with their own least-privilege roles and listen to nothing. A network of ours would add interface endpoints and a NAT to operate, and seconds to a cold start that a caller waits for, without closing a door.',
  },
  {
    rule: 'IAMNoInlinePolicy',
    packs: hipaaNistPci,
    where: everywhere,
    reason:
      'Each role belongs to one function and its policy to that role alone: inline, it cannot be attached elsewhere and goes with the role.',
  },
  {
    rule: 'LambdaDLQ',
    packs: hipaaNist,
    where: everywhere,
    reason:
      'A dead-letter queue of a function holds failed asynchronous invocations. Ours are synchronous (Connect, CloudFormation), read from a queue or a stream, which have dead-letter queues of their own, or send what was given up to the queue of their event invoke configuration, which the rule does not look at.',
  },
  {
    rule: 'LambdaConcurrency',
    packs: hipaaNist,
    where: everywhere,
    reason:
      'settings.operation.functionConcurrency reserves capacity for each function. It is off by default because a new account has ten executions in all and reserving any of them fails the deployment.',
  },
  {
    rule: 'S3BucketReplicationEnabled',
    packs: hipaaNistPci,
    where: inData('Calls', 'Archive', 'Proofs', 'AccessLogs'),
    reason:
      'Recordings, records and proofs are versioned and lie in three availability zones; a copy in a second region would double where patient data is. A clinic that must have one adds it to the bucket.',
  },
  {
    rule: 'S3DefaultEncryptionKMS',
    packs: hipaaNistPci,
    where: inData('AccessLogs'),
    reason:
      'S3 delivers access logs only to buckets with its own encryption (S3 User Guide, ServerLogs). They hold object keys and callers, no patient data.',
  },
  {
    rule: 'SMG4',
    packs: ['AwsSolutions'],
    where: inData('CardKeys', 'Gateway'),
    reason:
      'Both change by hand: the card key with the second key slot of Connect (infra/UPGRADE.md), the key of the gateway in its dashboard. A schedule alone would cut payments off.',
  },
  {
    rule: 'SecretsManagerRotationEnabled',
    packs: hipaaNist,
    where: inData('CardKeys', 'Gateway'),
    reason: 'As AwsSolutions-SMG4: both are changed by hand, with the other side of the key.',
  },
  {
    rule: 'SQS3',
    packs: ['AwsSolutions'],
    where: ({ functions }) => functions.node.findAll().filter(({ node }) => node.id === 'DeadLetters'),
    reason:
      'It is a dead-letter queue itself: of an event source or of asynchronous calls, which the rule does not look at.',
  },
  {
    rule: 'KDS3',
    packs: ['AwsSolutions'],
    where: ({ data }) => [...data.streams.values()],
    reason:
      'The streams carry contact records and what agents do: a key of ours can be audited, limited and disabled, the shared key of the service cannot.',
  },
];

export function acknowledgeFindings(stacks: Stacks): void {
  for (const { rule, packs, where, reason } of acknowledgements) {
    for (const construct of where(stacks)) acknowledge(construct, { rule, packs, reason });
  }
}

/** Accepts a finding on a construct and everything inside it. */
export function acknowledge(
  construct: IConstruct,
  { rule, packs, reason }: Omit<Acknowledgement, 'where'>,
): void {
  Validations.of(construct).acknowledge(...packs.map((pack) => ({ id: `${pack}::${pack}-${rule}`, reason })));
}
