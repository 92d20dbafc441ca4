/** What the role of a function must allow: the calls that tests recorded, what starts it, and its log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { touchesContent } from '../../given-resource.ts';
import type { Concrete } from '../../templates/concrete.ts';
import { markOf } from '../../templates/estate.ts';
import { isMap, type Json, mapOf, type Placed, textOf } from '../../templates/template.ts';
import { arnOf, ownerOf, type Right } from './allowed.ts';

/**
 * Function → calls as `action VARIABLE`, written by test/functions/recorded-calls.ts. Functions that CloudFormation calls get
 * what they act on in their event: theirs are written by hand, as `action AWS::Type[mark]`.
 */
export type RecordedCalls = Readonly<Record<string, readonly string[]>>;

export const recordedCallsFile = join(import.meta.dirname, '..', 'recorded-calls.json');

export function readRecordedCalls(): RecordedCalls {
  return JSON.parse(readFileSync(recordedCallsFile, 'utf8'));
}

/** Source: Lambda Developer Guide, with-sqs, with-kinesis: what the service does with the role of the function. */
const pulls: Readonly<Record<string, readonly string[]>> = {
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  kinesis: [
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:ListShards',
  ],
};

const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Calls that only look. */
export const isReading = (action: string): boolean => reads.test(action);

const reads = /:(Get|BatchGet|Query|List|Receive|Delete|Describe)/;

/** Property that names the key of a resource. */
const keyProperties: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::Kinesis::Stream': ['StreamEncryption', 'KeyId'],
  'AWS::Logs::LogGroup': ['KmsKeyId'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::Backup::BackupVault': ['EncryptionKeyArn'],
};

export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}

export function neededRights(centre: Concrete, fn: Placed, recorded: RecordedCalls): readonly Right[] {
  const properties = centre.properties(fn);
  const name = String(markOf(fn).function);
  const calls = recorded[name];
  if (!calls) throw new NotRecorded(name);
  const variables = mapOf(mapOf(properties.Environment).Variables);
  const group = textOf(mapOf(properties.LoggingConfig).LogGroup);
  const own = calls.flatMap((call) => {
    const [action = '', subject = ''] = call.split(' ');
    if (subject.startsWith('AWS::'))
      return ofKind(centre, subject).map((arn) => right(centre, action, centre.owner(arn), arn));
    const value = String(variables[subject]);
    const owner = centre.owner(value);
    return [right(centre, action, owner, owner ? value : givenBehind(centre, value))];
  });
  const written = centre.owner(String(group));
  return [
    ...own,
    ...log.map((action) => right(centre, action, written, String(group))),
    ...startedBy(centre, fn),
  ].flatMap((one) => [one, ...keyRights(centre, one)]);
}

/** What settings may give by its ARN instead of letting us make it. */
const given: Readonly<Record<string, RegExp>> = {
  'AWS::Connect::Instance': /^arn:aws[-a-z]*:connect:[^:]*:\d+:instance\/[^/*]+$/,
  'AWS::Connect::PhoneNumber': /^arn:aws[-a-z]*:connect:[^:]*:\d+:phone-number\/[^/*]+$/,
};

/** ARNs of all resources of a type, `AWS::Connect::ContactFlow[entry]`: with that mark; or of the given one. */
function ofKind(centre: Concrete, subject: string): readonly string[] {
  const [, type = '', mark] = /^([\w:]+)(?:\[(\w+)\])?$/.exec(subject) ?? [];
  const mine = centre.resources.filter(
    (placed) => placed.resource.Type === type && (mark === undefined || mark in markOf(placed)),
  );
  if (mine.length > 0) return mine.map((placed) => arnOf(centre, placed));
  const pattern = given[type];
  if (!pattern) return [];
  const texts = centre.resources.flatMap((placed) => [...strings(centre.properties(placed))]);
  return [...new Set(texts)].filter((text) => pattern.test(text));
}

/** ARN of a given instance whose id is the value; else the value. */
const givenBehind = (centre: Concrete, value: string): string =>
  ofKind(centre, 'AWS::Connect::Instance').find((arn) => arn.endsWith(`/${value}`)) ?? value;

function* strings(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* strings(item);
  else if (isMap(value)) for (const item of Object.values(value)) yield* strings(item);
}

const right = (centre: Concrete, action: string, on: Placed | undefined, value: string): Right => ({
  action,
  on,
  arn: on ? arnOf(centre, on) : value,
});

/** Event sources that pull with the role of the function, and where failed events go. */
function startedBy(centre: Concrete, fn: Placed): readonly Right[] {
  const isMine = (name: Json | undefined) => {
    const owner = ownerOf(centre, String(name));
    const behind =
      owner && owner.resource.Type !== 'AWS::Lambda::Function'
        ? centre.owner(String(centre.properties(owner).FunctionName))
        : owner;
    return behind === fn;
  };
  return centre.resources.flatMap((placed): Right[] => {
    const isMapping = placed.resource.Type === 'AWS::Lambda::EventSourceMapping';
    if (!isMapping && placed.resource.Type !== 'AWS::Lambda::EventInvokeConfig') return [];
    const properties = centre.properties(placed);
    if (!isMine(properties.FunctionName)) return [];
    const source = textOf(properties.EventSourceArn) ?? '';
    const failed = textOf(mapOf(mapOf(properties.DestinationConfig).OnFailure).Destination);
    const actions = pulls[source.split(':')[2] ?? ''] ?? [];
    return [
      ...actions.map((action) => right(centre, action, centre.owner(source), source)),
      ...(failed === undefined ? [] : [right(centre, 'sqs:SendMessage', centre.owner(failed), failed)]),
    ];
  });
}

/** Services that ask the key as whoever calls them; logs and topics ask it themselves. */
const asksForCaller = ['dynamodb', 'kinesis', 's3', 'secretsmanager', 'sqs'];

/** A service asks the key of an encrypted resource for whoever calls it. */
function keyRights(centre: Concrete, { action, on }: Right): readonly Right[] {
  const service = action.split(':')[0] ?? '';
  const keyName = on && keyOf(centre, on);
  const key = keyName === undefined ? undefined : ownerOf(centre, keyName);
  if (!key || !asksForCaller.includes(service)) return [];
  if (service === 's3' && !touchesContent(action)) return [];
  const actions = isReading(action) ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'];
  return actions.map((one) => ({ action: one, on: key, arn: arnOf(centre, key), via: service }));
}

export function keyOf(centre: Concrete, placed: Placed): string | undefined {
  const properties = centre.properties(placed);
  if (placed.resource.Type === 'AWS::S3::Bucket') {
    const rules = mapOf(properties.BucketEncryption).ServerSideEncryptionConfiguration;
    const [rule] = Array.isArray(rules) ? rules.filter(isMap) : [];
    return textOf(mapOf(rule?.ServerSideEncryptionByDefault).KMSMasterKeyID);
  }
  const path = keyProperties[placed.resource.Type] ?? [];
  return textOf(
    path.reduce<Json | undefined>(
      (value, key) => mapOf(value)[key],
      path.length > 0 ? properties : undefined,
    ),
  );
}
