/** What CloudFormation would give back for a resource: the name behind `Ref`, and its attributes. */
import type { PhysicalNames } from '../../infra/templates/resolve.ts';
import { idOf } from '../../infra/templates/stable-id.ts';
import { type Json, mapOf, type Placed, textOf } from '../../infra/templates/template.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../endpoints/place.ts';

export interface Naming {
  /** A property of the resource itself, its intrinsics resolved. */
  property(name: string): Json | undefined;
  /** URL of a queue at the embedded endpoint. */
  queueUrl(name: string): string;
}

type Describe = (placed: Placed, naming: Naming) => PhysicalNames;

const arn = (service: string, rest: string) => `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${rest}`;

const nameFrom = (property: string, placed: Placed, naming: Naming): string =>
  textOf(naming.property(property)) ?? `${placed.stack}-${placed.id}`;

/** Types whose `Ref` is a name and whose ARN is made of it. */
const named =
  (property: string, toArn: (name: string) => string, more: Record<string, string> = {}): Describe =>
  (placed, naming) => {
    const name = nameFrom(property, placed, naming);
    return { ref: name, attributes: { Arn: toArn(name), ...more } };
  };

/** Resources of a Connect instance: `Ref` is the ARN, which is also an attribute under its own name. */
const ofInstance =
  (kind: string, attribute: string): Describe =>
  (placed, naming) => {
    const instance = textOf(naming.property('InstanceArn')) ?? arn('connect', `instance/${idOf(placed)}`);
    const full = `${instance}/${kind}/${idOf(placed)}`;
    return { ref: full, attributes: { [attribute]: full, Arn: full } };
  };

/** Of the function that a version or alias belongs to. */
const functionArn = (naming: Naming): string =>
  arn('lambda', `function:${textOf(naming.property('FunctionName')) ?? ''}`);

const types: Readonly<Record<string, Describe>> = {
  'AWS::DynamoDB::Table': named('TableName', (name) => arn('dynamodb', `table/${name}`)),
  'AWS::DynamoDB::GlobalTable': named('TableName', (name) => arn('dynamodb', `table/${name}`)),
  'AWS::KMS::Key': (placed) => {
    const id = idOf(placed);
    return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
  },
  'AWS::KMS::Alias': named('AliasName', (name) => arn('kms', name)),
  'AWS::S3::Bucket': (placed, naming) => {
    const name = nameFrom('BucketName', placed, naming).toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${LOCAL_REGION}.amazonaws.com`,
      },
    };
  },
  'AWS::SecretsManager::Secret': (placed, naming) => {
    const name = nameFrom('Name', placed, naming);
    const full = arn('secretsmanager', `secret:${name}-${idOf(placed).slice(0, 6)}`);
    return { ref: full, attributes: { Id: full } };
  },
  'AWS::SQS::Queue': (placed, naming) => {
    const name = nameFrom('QueueName', placed, naming);
    const url = naming.queueUrl(name);
    return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SNS::Topic': (placed, naming) => {
    const name = nameFrom('TopicName', placed, naming);
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
  },
  'AWS::Kinesis::Stream': named('Name', (name) => arn('kinesis', `stream/${name}`)),
  'AWS::Lambda::Function': named('FunctionName', (name) => arn('lambda', `function:${name}`)),
  'AWS::Lambda::Version': (_placed, naming) => {
    const full = `${functionArn(naming)}:1`;
    return { ref: full, attributes: { Version: '1', FunctionArn: full } };
  },
  'AWS::Lambda::Alias': (_placed, naming) => {
    const full = `${functionArn(naming)}:${textOf(naming.property('Name')) ?? ''}`;
    return { ref: full, attributes: { AliasArn: full } };
  },
  'AWS::Lambda::Url': (placed) => ({
    ref: arn('lambda', `url:${idOf(placed)}`),
    attributes: {
      FunctionUrl: `https://${idOf(placed).slice(0, 12).toLowerCase()}.lambda-url.${LOCAL_REGION}.on.aws/`,
    },
  }),
  'AWS::Logs::LogGroup': named('LogGroupName', (name) => `${arn('logs', `log-group:${name}`)}:*`),
  'AWS::IAM::Role': named('RoleName', (name) => `arn:aws:iam::${LOCAL_ACCOUNT}:role/${name}`),
  'AWS::Connect::Instance': (placed) => {
    const id = idOf(placed);
    const full = arn('connect', `instance/${id}`);
    const role = `arn:aws:iam::${LOCAL_ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect`;
    return { ref: full, attributes: { Arn: full, Id: id, ServiceRole: role } };
  },
  'AWS::Connect::ContactFlow': ofInstance('contact-flow', 'ContactFlowArn'),
  'AWS::Connect::ContactFlowModule': ofInstance('flow-module', 'ContactFlowModuleArn'),
  'AWS::Connect::HoursOfOperation': ofInstance('operating-hours', 'HoursOfOperationArn'),
  'AWS::Connect::Queue': ofInstance('queue', 'QueueArn'),
  'AWS::Connect::RoutingProfile': ofInstance('routing-profile', 'RoutingProfileArn'),
  'AWS::Connect::SecurityProfile': ofInstance('security-profile', 'SecurityProfileArn'),
  'AWS::Connect::User': ofInstance('agent', 'UserArn'),
  'AWS::Connect::Prompt': ofInstance('prompt', 'PromptArn'),
  'AWS::Connect::TestCase': ofInstance('test-case', 'TestCaseArn'),
  'AWS::Connect::View': ofInstance('view', 'ViewArn'),
  'AWS::Connect::QuickConnect': ofInstance('transfer-destination', 'QuickConnectArn'),
  'AWS::Connect::UserHierarchyGroup': ofInstance('agent-group', 'UserHierarchyGroupArn'),
  'AWS::Connect::PhoneNumber': (placed) => {
    const full = arn('connect', `phone-number/${idOf(placed)}`);
    return { ref: full, attributes: { PhoneNumberArn: full, Address: localNumber(placed) } };
  },
  'AWS::Connect::SecurityKey': (placed) => ({
    ref: idOf(placed),
    attributes: { AssociationId: idOf(placed) },
  }),
};

/** The clinic's number in the local centre: of the range that is kept free for examples, above the demo patients'. */
function localNumber(placed: Placed): string {
  const last = Number.parseInt(idOf(placed).slice(0, 4), 16) % 20;
  return `+120655501${80 + last}`;
}

/** Any other type gets a plausible name and ARN; its further attributes are unknown. */
const anyOther: Describe = (placed, naming) => {
  const [, service = 'unknown', kind = 'resource'] = placed.resource.Type.split('::');
  const name = nameFrom('Name', placed, naming);
  return { ref: name, attributes: { Arn: arn(service.toLowerCase(), `${kind.toLowerCase()}/${name}`) } };
};

export function physicalNames(placed: Placed, naming: Naming): PhysicalNames {
  const describe = types[placed.resource.Type] ?? anyOther;
  return describe(placed, naming);
}

/** Properties that names are made of: only these are resolved to name a resource, so that naming never goes in circles. */
export const metadataOf = (placed: Placed) => mapOf(mapOf(placed.resource.Metadata).careline);
