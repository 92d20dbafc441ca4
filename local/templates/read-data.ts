/** What the data stack keeps things in, in a form that the embedded endpoints can create. */

import type { Resolver } from '../../infra/templates/resolve.ts';
import { isMap, type JsonMap, mapOf, type Placed, textOf } from '../../infra/templates/template.ts';
import { metadataOf } from './physical-names.ts';

export interface TablePlan {
  readonly name: string;
  /** Input of CreateTable, as the template has it. */
  readonly request: JsonMap;
  /** Attribute by which rows expire. */
  readonly expires: string | undefined;
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
export interface DataPlan {
  readonly tables: readonly TablePlan[];
  readonly keys: readonly KeyPlan[];
  readonly buckets: readonly string[];
  readonly queues: readonly QueuePlan[];
  readonly secrets: readonly SecretPlan[];
  readonly streams: readonly string[];
  /** By the name in its mark, e.g. `contact-records`. */
  readonly streamNamed: ReadonlyMap<string, string>;
  /** Physical name (or ARN, URL, id) by resource variable, as the functions are given it. */
  readonly byVariable: ReadonlyMap<string, string>;
}

export function readData(resolver: Resolver): DataPlan {
  const all = (type: string) => resolver.resources.filter((placed) => placed.resource.Type === type);
  return {
    tables: all('AWS::DynamoDB::Table').map((placed) => tablePlan(resolver, placed)),
    keys: all('AWS::KMS::Key').map((placed) => keyPlan(resolver, placed)),
    buckets: all('AWS::S3::Bucket').map((placed) => resolver.names(placed).ref),
    queues: all('AWS::SQS::Queue').map((placed) => queuePlan(resolver, placed)),
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

const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : Number(text);
};
