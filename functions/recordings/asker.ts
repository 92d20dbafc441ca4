import type { ListenerRole, Listeners } from './listeners.ts';

/** Who asks, as IAM knows them: never what a request says of itself. */
export interface Asker {
  /** ARN of the session: a link is bound to it. */
  readonly arn: string;
  /** Name of the session: with IAM Identity Center the user name of a person. */
  readonly person: string;
  /** Absent: no listener. */
  readonly role?: ListenerRole;
}

const session = /^arn:aws[-a-z]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/;

/**
 * From `requestContext.authorizer.iam` of a function URL, which Lambda fills in after it has checked the signature. A role of
 * another account with the same name is nobody. Undefined: nobody has signed.
 * Source: Lambda Developer Guide, urls-invocation: request payload with AWS_IAM.
 */
export function askerOf(iam: unknown, account: string, listeners: Listeners): Asker | undefined {
  const userArn: unknown = Object(iam).userArn;
  if (typeof userArn !== 'string' || userArn === '') return undefined;
  const [, ofAccount, iamRole = '', person = ''] = session.exec(userArn) ?? [];
  const listener =
    ofAccount === account ? listeners.find((known) => isNamed(iamRole, known.iamRole)) : undefined;
  return { arn: userArn, person: person || userArn, ...(listener && { role: listener.as }) };
}

/** Source: IAM Identity Center User Guide, referencingpermissionsets: role names are AWSReservedSSO_<permission set>_<unique suffix>. */
const isNamed = (iamRole: string, name: string): boolean =>
  iamRole === name ||
  (iamRole.startsWith(`AWSReservedSSO_${name}_`) && !iamRole.slice(16 + name.length).includes('_'));
