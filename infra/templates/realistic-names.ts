/** Names and ARNs of the form that AWS gives, so that patterns and lengths can be checked before there is an account. */
import type { PhysicalNames } from './resolve.ts';
import { idOf } from './stable-id.ts';
import { type Json, type Placed, textOf } from './template.ts';

export const exampleAccount = '111122223333';
export const exampleRegion = 'us-west-2';

type Property = (name: string) => Json | undefined;

const arn = (service: string, rest: string) =>
  `arn:aws:${service}:${exampleRegion}:${exampleAccount}:${rest}`;

/** Part of the ARN of a resource of a Connect instance. Source: API reference of Amazon Connect, ARN patterns. */
const inInstance: Readonly<Record<string, string>> = {
  AgentStatus: 'agent-state',
  ContactFlow: 'contact-flow',
  ContactFlowModule: 'flow-module',
  DataTable: 'data-table',
  EmailAddress: 'email-address',
  EvaluationForm: 'evaluation-form',
  HoursOfOperation: 'operating-hours',
  IntegrationAssociation: 'integration-association',
  Prompt: 'prompt',
  Queue: 'queue',
  QuickConnect: 'transfer-destination',
  RoutingProfile: 'routing-profile',
  Rule: 'rule',
  SecurityProfile: 'security-profile',
  TaskTemplate: 'task-template',
  TestCase: 'test-case',
  User: 'agent',
  UserHierarchyGroup: 'agent-group',
  View: 'view',
  Vocabulary: 'vocabulary',
};

/** Types whose name is longer than others may use it: service and text before the name in the ARN. */
const named: Readonly<Record<string, readonly [property: string, service: string, before: string]>> = {
  'AWS::DynamoDB::Table': ['TableName', 'dynamodb', 'table/'],
  'AWS::Kinesis::Stream': ['Name', 'kinesis', 'stream/'],
  'AWS::KinesisFirehose::DeliveryStream': ['DeliveryStreamName', 'firehose', 'deliverystream/'],
  'AWS::Lambda::Function': ['FunctionName', 'lambda', 'function:'],
  'AWS::SQS::Queue': ['QueueName', 'sqs', ''],
  'AWS::SNS::Topic': ['TopicName', 'sns', ''],
  'AWS::CloudWatch::Alarm': ['AlarmName', 'cloudwatch', 'alarm:'],
  'AWS::Backup::BackupVault': ['BackupVaultName', 'backup', 'backup-vault:'],
  'AWS::CloudTrail::Trail': ['TrailName', 'cloudtrail', 'trail/'],
  'AWS::Scheduler::ScheduleGroup': ['Name', 'scheduler', 'schedule-group/'],
  'AWS::Events::Rule': ['Name', 'events', 'rule/'],
  'AWS::SMSVOICE::PhoneNumber': ['PhoneNumberId', 'sms-voice', 'phone-number/'],
};

const shortId = (placed: Placed) => idOf(placed).replaceAll('-', '');
/** CloudFormation makes names of stack, logical id and twelve characters, cut to 64. */
const generatedName = (placed: Placed) =>
  `${`${placed.stack}-${placed.id}`.slice(0, 51)}-${shortId(placed).slice(0, 12)}`;

export function realisticNames(placed: Placed, property: Property): PhysicalNames {
  const type = placed.resource.Type;
  const id = idOf(placed);
  const nameIn = (key: string) => textOf(property(key)) ?? generatedName(placed);
  const [, service = '', kind = ''] = type.split('::');
  switch (type) {
    case 'AWS::Connect::Instance':
      return {
        ref: arn('connect', `instance/${id}`),
        attributes: { Arn: arn('connect', `instance/${id}`), Id: id },
      };
    case 'AWS::Connect::PhoneNumber':
      return both(arn('connect', `phone-number/${id}`), {
        PhoneNumberArn: arn('connect', `phone-number/${id}`),
        Address: '+12065550199',
      });
    case 'AWS::Connect::SecurityKey':
      return { ref: id, attributes: { AssociationId: id } };
    case 'AWS::KMS::Key':
      return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
    case 'AWS::S3::Bucket': {
      const name = (textOf(property('BucketName')) ?? generatedName(placed).slice(0, 63)).toLowerCase();
      return {
        ref: name,
        attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com` },
      };
    }
    case 'AWS::SecretsManager::Secret':
      return both(arn('secretsmanager', `secret:${nameIn('Name')}-${id.slice(0, 6)}`));
    case 'AWS::IAM::Role': {
      const role = `arn:aws:iam::${exampleAccount}:role/${nameIn('RoleName')}`;
      return {
        ref: nameIn('RoleName'),
        attributes: { Arn: role, RoleId: `AROA${shortId(placed).slice(0, 17)}` },
      };
    }
    case 'AWS::Logs::LogGroup':
      return {
        ref: nameIn('LogGroupName'),
        attributes: { Arn: `${arn('logs', `log-group:${nameIn('LogGroupName')}`)}:*` },
      };
    case 'AWS::Lambda::Alias':
      return both(`${functionArn(property)}:${textOf(property('Name')) ?? 'live'}`);
    case 'AWS::Lambda::Version':
      return {
        ...both(`${functionArn(property)}:1`),
        attributes: { FunctionArn: `${functionArn(property)}:1`, Version: '1' },
      };
    case 'AWS::Lex::Bot':
      return { ref: 'ABCDEFGHIJ', attributes: { Id: 'ABCDEFGHIJ', Arn: arn('lex', 'bot/ABCDEFGHIJ') } };
    case 'AWS::Lex::BotAlias': {
      const alias = arn('lex', 'bot-alias/ABCDEFGHIJ/KLMNOPQRST');
      return { ref: 'KLMNOPQRST|ABCDEFGHIJ', attributes: { Arn: alias, BotAliasId: 'KLMNOPQRST' } };
    }
  }
  const part = service === 'Connect' ? inInstance[kind] : undefined;
  if (part !== undefined) {
    const instance =
      textOf(property('InstanceArn')) ?? textOf(property('InstanceId')) ?? arn('connect', `instance/${id}`);
    return both(`${instance}/${part}/${id}`, {
      [`${kind}Arn`]: `${instance}/${part}/${id}`,
      [`${kind}Id`]: id,
    });
  }
  const [key, prefix, before] = named[type] ?? ['Name', service.toLowerCase(), `${kind.toLowerCase()}/`];
  const name = nameIn(key);
  const full = arn(prefix, `${before}${name}`);
  if (type === 'AWS::SQS::Queue')
    return {
      ref: `https://sqs.${exampleRegion}.amazonaws.com/${exampleAccount}/${name}`,
      attributes: { Arn: full, QueueName: name, QueueUrl: name },
    };
  if (type === 'AWS::SNS::Topic') return both(full, { TopicArn: full, TopicName: name });
  return { ref: name, attributes: { Arn: full } };
}

const both = (ref: string, attributes: Readonly<Record<string, string>> = {}): PhysicalNames => ({
  ref,
  attributes: { Arn: ref, ...attributes },
});

const functionArn = (property: Property): string => {
  const given = textOf(property('FunctionName')) ?? 'function';
  return given.startsWith('arn:') ? given : arn('lambda', `function:${given}`);
};

/** An attribute that the table does not know: by its name, an ARN, an id, a version, or a text. */
export function realisticAttribute(placed: Placed, attribute: string): string {
  if (attribute.endsWith('Version')) return '1';
  if (!attribute.endsWith('Arn'))
    return attribute.endsWith('Id') ? idOf(placed) : `${placed.id}.${attribute}`;
  const part = inInstance[attribute.slice(0, -'Arn'.length)];
  if (part !== undefined) return arn('connect', `instance/${idOf(placed)}/${part}/${idOf(placed)}`);
  const [, service = 'service', kind = 'thing'] = placed.resource.Type.split('::');
  return arn(service.toLowerCase(), `${kind.toLowerCase()}/${idOf(placed)}`);
}
