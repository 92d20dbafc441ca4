import type { IKey } from 'aws-cdk-lib/aws-kms';

/** A resource as functions see it: what stands in the environment, and what a role must name to use it. */
export interface GivenResource {
  /** Value of the environment variable. */
  readonly value: string;
  readonly arn: string;
  /** Encrypts the resource; used through its service only. */
  readonly encryption?: { readonly key: IKey; readonly via: 'dynamodb' | 'secretsmanager' | 'sqs' };
}
