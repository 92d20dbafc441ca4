import { Stack, Tags, Token } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';

/** A resource as functions see it: what stands in the environment, and what a role must name to use it. */
export interface GivenResource {
  /** Value of the environment variable. */
  readonly value: string;
  readonly arn: string;
  /** Calls that name something other than `arn`, e.g. an object of a bucket in this folder. Undefined: `arn`. */
  readonly arnsOf?: (action: string, folder?: string) => readonly string[] | undefined;
  /** What a role needs beside the right to these calls. */
  readonly prepare?: (role: Role, actions: readonly string[], folder?: string) => void;
  /** Encrypts the resource; used through its service only. */
  readonly encryption?: {
    readonly key: IKey;
    readonly via: 'dynamodb' | 'secretsmanager' | 'sqs' | 's3';
    /** Calls that need the key. Default: all. */
    readonly neededBy?: (action: string) => boolean;
  };
}

/** Calls of S3 that are about the bucket itself; all others name an object. Source: Service Authorization Reference, Amazon S3. */
const aboutTheBucket = /^s3:(ListBucket|GetBucket|PutBucket)/;
/** Calls that open what is stored. */
const opensObjects = /^s3:GetObject(Version)?$/;
/** The others see names, versions and holds. Assumed: S3 asks no key for those. */
export const touchesContent = (action: string): boolean =>
  opensObjects.test(action) || action === 's3:PutObject';

export interface GivenBucketProps {
  readonly key: IKey;
  /** Without this tag a role cannot decrypt what it reads, whatever its rights. */
  readonly readersTag?: { readonly key: string; readonly value: string };
}

/** A bucket whose objects a function reads or writes. */
export function givenBucket(bucket: Bucket, { key, readersTag }: GivenBucketProps): GivenResource {
  const { bucketName: value, bucketArn: arn } = bucket;
  return {
    value,
    arn,
    arnsOf: (action, folder) => (aboutTheBucket.test(action) ? undefined : [`${arn}/${objectsIn(folder)}`]),
    prepare: (role, actions, folder) => {
      if (actions.some((action) => !aboutTheBucket.test(action)))
        acknowledgeObjects(role, bucket, objectsIn(folder));
      if (readersTag && actions.some((action) => opensObjects.test(action))) {
        Tags.of(role).add(readersTag.key, readersTag.value);
      }
    },
    encryption: { key, via: 's3', neededBy: touchesContent },
  };
}

const objectsIn = (folder = ''): string => (folder === '' || folder.endsWith('/') ? `${folder}*` : folder);

function acknowledgeObjects(role: Role, bucket: Bucket, objects: string): void {
  const stack = Stack.of(bucket);
  // The export that the role's stack makes anyway; its name is how the rule pack calls the bucket.
  const imported: unknown = stack.resolve(stack.exportValue(bucket.bucketArn));
  const name = Object(imported)['Fn::ImportValue'];
  acknowledge(role, {
    rule: `IAM5[Resource::${name}/${objects}]`,
    packs: ['AwsSolutions'],
    reason:
      'Objects are named by contact, day and sequence number, which are not known at deployment; the role names this one bucket, the folder where its env.ts names one, and exactly the calls of its env.ts.',
  });
}

/** Contacts of the instance: the id of one is known only when somebody asks for it. Assumed: the right is about the contact. */
export function givenContacts(instance: IConstruct & { attrArn: string; attrId: string }): GivenResource {
  const { attrArn: arn, attrId: value } = instance;
  return {
    value,
    arn,
    arnsOf: () => [`${arn}/contact/*`],
    prepare: (role) => {
      const stack = Stack.of(instance);
      // Named by its export, or by its ARN where the settings give one.
      const named: unknown = Token.isUnresolved(arn)
        ? Object(stack.resolve(stack.exportValue(arn)))['Fn::ImportValue']
        : arn;
      acknowledge(role, {
        rule: `IAM5[Resource::${named}/contact/*]`,
        packs: ['AwsSolutions'],
        reason:
          'Contacts get their ids when people call; the role names this one instance and a single call about contacts.',
      });
    },
  };
}
