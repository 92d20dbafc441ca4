/** What somebody changed in the account by hand, and rotations of keys, as CloudTrail tells them. */
import { z } from 'zod';

export interface AccountChange {
  readonly at: string;
  readonly kind: 'by-hand' | 'rotation';
  readonly person: string;
  readonly role: string;
  /** `connect:PutUserStatus`; of a rotation, what it was. */
  readonly what: string;
  /** Id of the key, of a rotation. */
  readonly key?: string;
  readonly contactId?: string;
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
      arn: text,
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

/** Undefined: it changed nothing, or a deployment or a function of the centre did. */
export function accountChange(value: unknown): AccountChange | undefined {
  const { success, data: event } = trailEvent.safeParse(value);
  if (!success || (event.eventCategory ?? 'Management') !== 'Management') return undefined;
  const service = event.eventSource.replace('.amazonaws.com', '');
  const name = `${service}:${event.eventName}`;
  const { arn = '', sessionContext } = event.userIdentity ?? {};
  const role = sessionContext?.sessionIssuer?.userName ?? '';
  const { contactId } = event.requestParameters ?? {};
  const about = {
    at: event.eventTime,
    person: arn.slice(arn.lastIndexOf('/') + 1),
    role,
    outcome: event.errorCode ?? 'done',
    ...(contactId !== undefined && { contactId }),
  };
  const rotation = rotations[name];
  if (rotation && event.errorCode === undefined)
    return { ...about, kind: 'rotation', what: rotation(event), key: keyOf(event) };
  const isByHand = event.readOnly === false && ours.includes(service) && arn !== '';
  return isByHand && !isOurOwn(event, role) ? { ...about, kind: 'by-hand', what: name } : undefined;
}

/** Assumed: roles of our stacks have names that begin with the stack's, as CloudFormation makes them. */
const isOurOwn = ({ userIdentity }: TrailEvent, role: string): boolean =>
  userIdentity?.invokedBy !== undefined || /^careline-/.test(role);

function keyOf({ serviceEventDetails, resources, eventSource }: TrailEvent): string {
  const arn = resources?.[0]?.ARN ?? '';
  return serviceEventDetails?.keyId ?? (arn === '' ? eventSource : arn.slice(arn.lastIndexOf('/') + 1));
}
