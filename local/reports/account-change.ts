/** What somebody changed or read in the account by hand, and rotations of keys, as CloudTrail tells them. */
import { z } from 'zod';

export interface AccountChange {
  readonly at: string;
  /** `read`: of an item or an object. */
  readonly kind: 'by-hand' | 'read' | 'rotation';
  readonly person: string;
  readonly role: string;
  /** `connect:PutUserStatus`; of a rotation, what it was. */
  readonly what: string;
  /** Id of the key, of a rotation. */
  readonly key?: string;
  readonly contactId?: string;
  /** Of what was read: `table/careline-Messages`, `recordings-bucket/connect/…`. */
  readonly from?: string;
  readonly outcome: string;
}

const text = z.string().optional().catch(undefined);
/** Source: CloudTrail User Guide, record-contents. Of what was asked only the id of a contact is read. */
const trailEvent = z.looseObject({
  eventTime: z.iso.datetime(),
  eventSource: z.string(),
  eventName: z.string(),
  eventType: text,
  eventCategory: text,
  readOnly: z.boolean().optional().catch(undefined),
  errorCode: text,
  userIdentity: z
    .looseObject({
      type: text,
      arn: text,
      accountId: text,
      principalId: text,
      invokedBy: text,
      sessionContext: z
        .looseObject({ sessionIssuer: z.looseObject({ userName: text }).optional() })
        .optional(),
    })
    .optional(),
  requestParameters: z.looseObject({ contactId: text }).nullish().catch(undefined),
  resources: z.array(z.looseObject({ ARN: text })).nullish(),
  serviceEventDetails: z.looseObject({ keyId: text, rotationType: text }).nullish(),
});
type TrailEvent = z.infer<typeof trailEvent>;

/** What a centre is made of: who changes it otherwise than by a deployment sets a rule aside. */
const ours = ['connect', 'lambda', 'dynamodb', 's3', 'kms', 'secretsmanager', 'cloudtrail', 'iam', 'logs'];

/**
 * `RotateKey` stands for a rotation by KMS itself and for one on demand. Source: KMS Developer Guide, ct-rotatekey; Secrets
 * Manager User Guide, monitoring-cloudtrail; API Reference of Connect, AssociateSecurityKey.
 */
const rotations: Readonly<Record<string, (event: TrailEvent) => string>> = {
  'kms:RotateKey': ({ serviceEventDetails }) =>
    serviceEventDetails?.rotationType === 'ON_DEMAND' ? 'rotated by hand' : 'rotated by KMS',
  'secretsmanager:PutSecretValue': () => 'secret has a new version',
  'connect:AssociateSecurityKey': () => 'card key put into service',
  'connect:DisassociateSecurityKey': () => 'card key taken out of service',
};

/** Undefined: it neither changed nor read anything, or a deployment or a function of the centre did. */
export function accountChange(value: unknown): AccountChange | undefined {
  const { success, data: event } = trailEvent.safeParse(value);
  if (!success) return undefined;
  const service = event.eventSource.replace('.amazonaws.com', '');
  const name = `${service}:${event.eventName}`;
  const { sessionContext } = event.userIdentity ?? {};
  const role = sessionContext?.sessionIssuer?.userName ?? '';
  const { contactId } = event.requestParameters ?? {};
  const about = {
    at: event.eventTime,
    person: personIn(event),
    role,
    outcome: event.errorCode ?? 'done',
    ...(contactId !== undefined && { contactId }),
  };
  const rotation = rotations[name];
  if (rotation && event.errorCode === undefined)
    return { ...about, kind: 'rotation', what: rotation(event), key: keyOf(event) };
  const isData = event.eventCategory === 'Data';
  if (!ours.includes(service) || isOurOwn(event, { role, isData })) return undefined;
  if (event.readOnly === false) return { ...about, kind: 'by-hand', what: name };
  return isData ? { ...about, kind: 'read', what: name, from: fromOf(event) } : undefined;
}

/**
 * Another account has no ARN here, and nobody (`ANONYMOUS_PRINCIPAL`) has no id either. Source: CloudTrail User Guide,
 * cloudtrail-event-reference-user-identity, AWSAccount; Observed: public samples of S3 data events.
 */
function personIn({ userIdentity: { arn, accountId, principalId } = {} }: TrailEvent): string {
  return arn ? arn.slice(arn.lastIndexOf('/') + 1) : [accountId, principalId].filter(Boolean).join('/');
}

/**
 * Assumed: roles of our stacks have names that begin with the stack's, as CloudFormation makes them. What a service does with an
 * item or an object in somebody's name is that person's deed: Athena reads for who asked (Source: CloudTrail User Guide,
 * userIdentity, `invokedBy`). What Connect stores, it stores in its service-linked role; what S3 or CloudTrail does by itself names a
 * service and nobody else.
 */
const isOurOwn = (
  { userIdentity: { type, arn, invokedBy } = {} }: TrailEvent,
  { role, isData }: { readonly role: string; readonly isData: boolean },
): boolean =>
  type === 'AWSService' ||
  (invokedBy !== undefined && (!isData || (arn ?? type) === undefined)) ||
  /^(careline-|AWSServiceRoleFor)/.test(role);

/** The object or the table, without region and account. */
function fromOf({ resources }: TrailEvent): string {
  const arns = (resources ?? []).flatMap(({ ARN }) => ARN ?? []);
  const arn = arns.find((one) => one.includes('/')) ?? arns[0] ?? '';
  return arn.split(':').slice(5).join(':');
}

function keyOf({ serviceEventDetails, resources, eventSource }: TrailEvent): string {
  const arn = resources?.[0]?.ARN ?? '';
  return serviceEventDetails?.keyId ?? (arn === '' ? eventSource : arn.slice(arn.lastIndexOf('/') + 1));
}
