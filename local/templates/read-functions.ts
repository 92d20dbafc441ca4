/** The functions of the templates: which bundle, with what environment, for how long, started by what. */
import { join } from 'node:path';
import { isCustom, type Resolver } from '../../infra/templates/resolve.ts';
import {
  isMap,
  type Json,
  type JsonMap,
  listOf,
  mapOf,
  type Placed,
  placeOf,
  textOf,
} from '../../infra/templates/template.ts';
import { metadataOf } from './physical-names.ts';

export interface FunctionPlan {
  /** Name of its folder, e.g. `verify-code`; unique but for the functions of custom resources. */
  readonly name: string;
  readonly arn: string;
  /** Folder with `index.mjs`. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** Where its log goes; absent: to a group that no template has. */
  readonly logGroup?: string;
}

/** What starts a function: a queue or stream, a schedule, the log of the flows. `functionArn` may name an alias. */
/** How Lambda reads a stream for a function. */
export interface StreamReading {
  readonly batchSize: number;
  /** A batch that failed is split before it is tried again. */
  readonly inHalves: boolean;
  /** After the first attempt. */
  readonly retries: number;
  /** Records older than this are given up. */
  readonly longestSeconds: number;
  /** ARN of the queue that hears of what was given up. */
  readonly onFailure?: string;
}

export type EventSource =
  | {
      readonly kind: 'mapping';
      readonly functionArn: string;
      readonly sourceArn: string;
      /** How a stream is read; a queue says it itself. */
      readonly reading: StreamReading;
    }
  | {
      readonly kind: 'schedule';
      readonly functionArn: string;
      readonly ruleArn: string;
      readonly expression: string;
    }
  /** Objects that are stored in a bucket. */
  | { readonly kind: 'objects'; readonly functionArn: string; readonly bucket: string }
  | {
      readonly kind: 'log';
      readonly functionArn: string;
      readonly logGroup: string;
      /** Empty: every line. */
      readonly pattern: string;
    };

/** The ARN of a function without version or alias. */
export const unqualified = (arn: string): string => arn.split(':').slice(0, 7).join(':');

export interface CustomResourcePlan {
  readonly placed: Placed;
  /** The function that does the work, behind the CDK's provider framework. */
  readonly functionArn: string;
}

/** Our functions, found by their mark; the CDK's own frameworks are not among them. */
export function readFunctions(resolver: Resolver, bundles: string): readonly FunctionPlan[] {
  return resolver.resources.flatMap((placed) => {
    const name = textOf(metadataOf(placed).function);
    if (name === undefined) return [];
    const { Timeout, Environment, LoggingConfig } = resolver.properties(placed);
    const logGroup = textOf(mapOf(LoggingConfig).LogGroup);
    const variables = Object.entries(mapOf(mapOf(Environment).Variables));
    return [
      {
        name,
        arn: arnOf(resolver, placed),
        bundle: join(bundles, name),
        environment: Object.fromEntries(variables.map(([key, value]) => [key, textOf(value) ?? ''])),
        // Source: CloudFormation, AWS::Lambda::Function: 3 seconds when nothing is said.
        timeoutSeconds: Number(textOf(Timeout) ?? 3),
        ...(logGroup !== undefined && { logGroup }),
      },
    ];
  });
}

export function readEventSources(resolver: Resolver): readonly EventSource[] {
  return resolver.resources.flatMap((placed): EventSource[] => {
    const read = readers[placed.resource.Type];
    return read ? read(resolver.properties(placed), () => arnOf(resolver, placed)) : [];
  });
}

/** What is not said stays as in AWS. Source: CloudFormation, AWS::Lambda::EventSourceMapping: 100 records, -1 is without an end. */
function streamReading(given: JsonMap): StreamReading {
  const { DestinationConfig, BatchSize, MaximumRetryAttempts = -1, MaximumRecordAgeInSeconds = -1 } = given;
  const onFailure = textOf(mapOf(mapOf(DestinationConfig).OnFailure).Destination);
  const most = (value: Json): number => (Number(value) < 0 ? Number.POSITIVE_INFINITY : Number(value));
  return {
    batchSize: Number(BatchSize ?? 100),
    inHalves: given.BisectBatchOnFunctionError === true,
    retries: most(MaximumRetryAttempts),
    longestSeconds: most(MaximumRecordAgeInSeconds),
    ...(onFailure !== undefined && { onFailure }),
  };
}

type Reader = (properties: JsonMap, ownArn: () => string) => EventSource[];

/** Of other rules the local centre plays those about stored objects. */
function objectRules(pattern: Json | undefined, targets: Json | undefined): EventSource[] {
  const { 'detail-type': types, detail } = mapOf(pattern);
  if (!listOf(types).includes('Object Created')) return [];
  return listOf(mapOf(mapOf(detail).bucket).name).flatMap((bucket) =>
    listOf(targets).map((target) => ({
      kind: 'objects' as const,
      functionArn: textOf(mapOf(target).Arn) ?? '',
      bucket: textOf(bucket) ?? '',
    })),
  );
}

const readers: Readonly<Record<string, Reader>> = {
  'AWS::Lambda::EventSourceMapping': ({ FunctionName, EventSourceArn, ...reading }) => [
    {
      kind: 'mapping',
      functionArn: textOf(FunctionName) ?? '',
      sourceArn: textOf(EventSourceArn) ?? '',
      reading: streamReading(reading),
    },
  ],
  'AWS::Events::Rule': ({ ScheduleExpression, EventPattern, Targets }, ownArn) =>
    ScheduleExpression === undefined
      ? objectRules(EventPattern, Targets)
      : listOf(Targets).map((target) => ({
          kind: 'schedule',
          functionArn: textOf(mapOf(target).Arn) ?? '',
          ruleArn: ownArn(),
          expression: textOf(ScheduleExpression) ?? '',
        })),
  'AWS::Logs::SubscriptionFilter': ({ DestinationArn, LogGroupName, FilterPattern }) => [
    {
      kind: 'log',
      functionArn: textOf(DestinationArn) ?? '',
      logGroup: textOf(LogGroupName) ?? '',
      pattern: textOf(FilterPattern) ?? '',
    },
  ],
};

export function readCustomResources(resolver: Resolver): readonly CustomResourcePlan[] {
  return resolver.resources.filter(isCustom).flatMap((placed) => {
    const token = placed.resource.Properties?.ServiceToken;
    if (token === undefined) return [];
    const service = resolver.text(placed.stack, token);
    const framework = functions(resolver).find((f) => arnOf(resolver, f) === service);
    if (!framework)
      throw new Error(
        `The custom resource ${placeOf(placed)} is served by ${service}, which no template has.`,
      );
    const environment = mapOf(mapOf(resolver.properties(framework).Environment).Variables);
    return [{ placed, functionArn: textOf(environment.USER_ON_EVENT_FUNCTION_ARN) ?? service }];
  });
}

const functions = (resolver: Resolver): readonly Placed[] =>
  resolver.resources.filter(({ resource }) => resource.Type === 'AWS::Lambda::Function');

const arnOf = (resolver: Resolver, placed: Placed): string => resolver.names(placed).attributes.Arn ?? '';

/** True for a CDK custom resource of its own that changes nothing in the local centre. */
export const isOurs = (plan: CustomResourcePlan, ours: readonly FunctionPlan[]): boolean =>
  ours.some(({ arn }) => arn === plan.functionArn) && isMap(plan.placed.resource.Properties);
