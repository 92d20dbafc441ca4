/** What the data stack keeps things in, in a form that the embedded endpoints can create. */

import type { Resolver } from '../../infra/templates/resolve.ts';
import {
  isMap,
  type Json,
  type JsonMap,
  listOf,
  mapOf,
  type Placed,
  textOf,
} from '../../infra/templates/template.ts';
import type { LifecycleRule } from '../endpoints/s3/lifecycle.ts';
import { metadataOf } from './physical-names.ts';

export interface TablePlan {
  readonly name: string;
  /** Input of CreateTable, as the template has it. */
  readonly request: JsonMap;
  /** Attribute by which rows expire. */
  readonly expires: string | undefined;
  /** To any moment. */
  readonly recoverable: boolean;
}
export interface KeyPlan {
  readonly keyId: string;
  readonly arn: string;
  readonly spec: string;
  readonly usage: string;
}
export interface QueuePlan {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilitySeconds: number | undefined;
  readonly deadLetters: { readonly arn: string; readonly maxReceiveCount: number } | undefined;
}
export interface SecretPlan {
  readonly name: string;
  readonly arn: string;
  /** What CloudFormation would put in at first, its generated part included. */
  readonly content: JsonMap;
}
export interface BucketPlan {
  readonly name: string;
  /** Object Lock is on; with `days` every object is locked for so long. */
  readonly lock?: { readonly days?: number };
  readonly lifecycle: readonly LifecycleRule[];
}
export interface DataPlan {
  readonly tables: readonly TablePlan[];
  readonly keys: readonly KeyPlan[];
  /** Id by the name in its mark, e.g. `recordings`. */
  readonly keyNamed: ReadonlyMap<string, string>;
  readonly buckets: readonly BucketPlan[];
  readonly queues: readonly QueuePlan[];
  readonly secrets: readonly SecretPlan[];
  readonly streams: readonly string[];
  /** By the name in its mark, e.g. `contact-records`. */
  readonly streamNamed: ReadonlyMap<string, string>;
  /** Physical name (or ARN, URL, id) by resource variable, as the functions are given it. */
  readonly byVariable: ReadonlyMap<string, string>;
}

function bucketPlan(resolver: Resolver, placed: Placed): BucketPlan {
  const { ObjectLockEnabled, ObjectLockConfiguration, LifecycleConfiguration } = resolver.properties(placed);
  const retention = mapOf(mapOf(mapOf(ObjectLockConfiguration).Rule).DefaultRetention);
  const days = numberOf(retention.Days);
  return {
    name: resolver.names(placed).ref,
    ...(textOf(ObjectLockEnabled) === 'true' && { lock: days === undefined ? {} : { days } }),
    lifecycle: lifecycleOf(mapOf(LifecycleConfiguration)),
  };
}

/** The rules of a bucket that delete. */
export function lifecycleOf({ Rules }: JsonMap): readonly LifecycleRule[] {
  return listOf(Rules).map((rule) => {
    const { Prefix, ExpirationInDays, NoncurrentVersionExpiration } = mapOf(rule);
    const expirationDays = numberOf(ExpirationInDays);
    const noncurrentDays = numberOf(mapOf(NoncurrentVersionExpiration).NoncurrentDays);
    return {
      prefix: textOf(Prefix) ?? '',
      ...(expirationDays !== undefined && { expirationDays }),
      ...(noncurrentDays !== undefined && { noncurrentDays }),
    };
  });
}

export function readData(resolver: Resolver): DataPlan {
  const all = (type: string) => resolver.resources.filter((placed) => placed.resource.Type === type);
  return {
    tables: all('AWS::DynamoDB::Table').map((placed) => tablePlan(resolver, placed)),
    keys: all('AWS::KMS::Key').map((placed) => keyPlan(resolver, placed)),
    buckets: all('AWS::S3::Bucket').map((placed) => bucketPlan(resolver, placed)),
    queues: all('AWS::SQS::Queue').map((placed) => queuePlan(resolver, placed)),
    keyNamed: new Map(
      all('AWS::KMS::Key').map((placed) => [
        textOf(metadataOf(placed).key) ?? '',
        resolver.names(placed).ref,
      ]),
    ),
    secrets: all('AWS::SecretsManager::Secret').map((placed) => secretPlan(resolver, placed)),
    streams: all('AWS::Kinesis::Stream').map((placed) => resolver.names(placed).ref),
    streamNamed: new Map(
      all('AWS::Kinesis::Stream').map((placed) => [
        textOf(metadataOf(placed).stream) ?? '',
        resolver.names(placed).ref,
      ]),
    ),
    byVariable: new Map(
      resolver.resources.flatMap((placed) => {
        const variable = textOf(metadataOf(placed).variable);
        return variable === undefined ? [] : [[variable, resolver.names(placed).ref] as const];
      }),
    ),
  };
}

const createTableMembers = [
  'AttributeDefinitions',
  'KeySchema',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'BillingMode',
  'DeletionProtectionEnabled',
];

function tablePlan(resolver: Resolver, placed: Placed): TablePlan {
  const properties = resolver.properties(placed);
  const name = resolver.names(placed).ref;
  const kept = createTableMembers.flatMap((member) => {
    const value = properties[member];
    return value === undefined ? [] : [[member, value] as const];
  });
  return {
    name,
    request: { TableName: name, ...Object.fromEntries(kept) },
    expires: textOf(mapOf(properties.TimeToLiveSpecification).AttributeName),
    recoverable: mapOf(properties.PointInTimeRecoverySpecification).PointInTimeRecoveryEnabled === true,
  };
}

function keyPlan(resolver: Resolver, placed: Placed): KeyPlan {
  const { KeySpec, KeyUsage } = resolver.properties(placed);
  const { ref, attributes } = resolver.names(placed);
  return {
    keyId: ref,
    arn: attributes.Arn ?? ref,
    spec: textOf(KeySpec) ?? 'SYMMETRIC_DEFAULT',
    usage: textOf(KeyUsage) ?? 'ENCRYPT_DECRYPT',
  };
}

function queuePlan(resolver: Resolver, placed: Placed): QueuePlan {
  const properties = resolver.properties(placed);
  const { ref, attributes } = resolver.names(placed);
  const redrive = mapOf(properties.RedrivePolicy);
  const target = textOf(redrive.deadLetterTargetArn);
  return {
    name: attributes.QueueName ?? ref,
    arn: attributes.Arn ?? ref,
    url: ref,
    visibilitySeconds: numberOf(properties.VisibilityTimeout),
    deadLetters:
      target === undefined
        ? undefined
        : { arn: target, maxReceiveCount: numberOf(redrive.maxReceiveCount) ?? 1 },
  };
}

function secretPlan(resolver: Resolver, placed: Placed): SecretPlan {
  const arn = resolver.names(placed).ref;
  const generate = mapOf(resolver.properties(placed).GenerateSecretString);
  const template: unknown = JSON.parse(textOf(generate.SecretStringTemplate) ?? '{}');
  return {
    name: arn.split(':secret:')[1]?.slice(0, -7) ?? arn,
    arn,
    content: isMap(template) ? template : {},
  };
}

const numberOf = (value: Json | undefined): number | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : Number(text);
};
