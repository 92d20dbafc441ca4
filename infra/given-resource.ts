import type { IKey } from 'aws-cdk-lib/aws-kms';

/** A resource as functions see it: what stands in the environment, and what a role must name to use it. */
export interface GivenResource {
  /** Value of the environment variable. */
  readonly value: string;
  readonly arn: string;
  /** Calls that name something other than `arn`, e.g. an object of a bucket. Undefined: `arn`. */
  readonly arnsOf?: (action: string) => readonly string[] | undefined;
  /** Encrypts the resource; used through its service only. */
  readonly encryption?: { readonly key: IKey; readonly via: 'dynamodb' | 'secretsmanager' | 'sqs' | 's3' };
}

/** Calls of S3 that are about the bucket itself; all others name an object. Source: Service Authorization Reference, Amazon S3. */
const aboutTheBucket = /^s3:(ListBucket|GetBucket|PutBucket)/;

/** A bucket whose objects a function reads or writes. */
export function givenBucket(bucket: { bucketName: string; bucketArn: string }, key: IKey): GivenResource {
  const { bucketName: value, bucketArn: arn } = bucket;
  const arnsOf = (action: string) => (aboutTheBucket.test(action) ? undefined : [`${arn}/*`]);
  return { value, arn, arnsOf, encryption: { key, via: 's3' } };
}
