/** What the role of a function allows, found by asking about every action and resource of the centre, and about strangers. */
import type { Concrete } from '../../templates/concrete.ts';
import { exampleRegion } from '../../templates/realistic-names.ts';
import { type Json, type JsonMap, mapOf, type Placed } from '../../templates/template.ts';
import { allows, matches, statementsOf } from './evaluate.ts';

/** One right: an action on a resource of the centre, through a service where a key is used. */
export interface Right {
  readonly action: string;
  /** Undefined: something that is no resource of the centre. */
  readonly on: Placed | undefined;
  readonly arn: string;
  readonly via?: string;
}

/** One line for each right, to compare and to read. */
export const named = (centre: Concrete, { action, on, arn, via }: Right): string =>
  `${action} on ${on ? centre.where(on) : arn.replace(inInstance, '$1')}${via === undefined ? '' : ` through ${via}`}`;

/** What lies in an instance that is not ours to make belongs to it, as it does to one of ours (`ownerOf`). */
const inInstance = /^(arn:[^:]*:connect:[^:]*:\d+:instance\/[^/]+)\/.+$/;

/** Stands for every action of a service, and every resource, that nobody names: only a wildcard allows it. */
const stranger = 'AnythingElse';

const services = ['dynamodb', 'kinesis', 'lambda', 'logs', 's3', 'secretsmanager', 'sns', 'sqs'];

function statementsOfRole(centre: Concrete, role: Placed): readonly JsonMap[] {
  const { Policies } = centre.properties(role);
  const inline = (Array.isArray(Policies) ? Policies : []).flatMap((one: Json) =>
    statementsOf(mapOf(one).PolicyDocument),
  );
  const name = centre.names(role).ref;
  const attached = centre.resources
    .filter(
      ({ resource }) => resource.Type === 'AWS::IAM::Policy' || resource.Type === 'AWS::IAM::ManagedPolicy',
    )
    .map((policy) => centre.properties(policy))
    .filter(({ Roles }) => Array.isArray(Roles) && Roles.includes(name))
    .flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument));
  return [...inline, ...attached];
}

/** Policies that stand on resources, by the ARN of the resource. */
function resourcePolicies(centre: Concrete): ReadonlyMap<string, readonly JsonMap[]> {
  const found = new Map<string, readonly JsonMap[]>();
  const add = (arn: string, document: Json | undefined) =>
    found.set(arn, [...(found.get(arn) ?? []), ...statementsOf(document)]);
  for (const placed of centre.resources) {
    const properties = centre.properties(placed);
    const type = placed.resource.Type;
    if (type === 'AWS::KMS::Key') add(arnOf(centre, placed), properties.KeyPolicy);
    if (type === 'AWS::S3::BucketPolicy')
      add(`arn:aws:s3:::${String(properties.Bucket)}`, properties.PolicyDocument);
    if (type === 'AWS::SecretsManager::ResourcePolicy')
      add(String(properties.SecretId), properties.ResourcePolicy);
    const addressed =
      type === 'AWS::SQS::QueuePolicy'
        ? properties.Queues
        : type === 'AWS::SNS::TopicPolicy'
          ? properties.Topics
          : undefined;
    for (const one of Array.isArray(addressed) ? addressed : []) {
      const owner = centre.owner(String(one));
      if (owner) add(arnOf(centre, owner), properties.PolicyDocument);
    }
  }
  return found;
}

export function arnOf(centre: Concrete, placed: Placed): string {
  const { ref, attributes } = centre.names(placed);
  return attributes.Arn ?? ref;
}

/** What can be asked about: resources by service, with their policies, and actions. */
export interface Universe {
  readonly actions: readonly string[];
  readonly byService: ReadonlyMap<string, readonly Askable[]>;
}

interface Askable {
  readonly arn: string;
  readonly on: Placed | undefined;
  readonly policy: readonly JsonMap[] | undefined;
}

/** Every action that a role of the centre names, every resource, and of each service one of both that nobody names. */
export function universe(centre: Concrete, further: readonly string[]): Universe {
  const actions = new Set(further);
  const arns = new Set<string>();
  for (const role of centre.resources.filter(({ resource }) => resource.Type === 'AWS::IAM::Role')) {
    for (const { Action, Resource } of statementsOfRole(centre, role)) {
      for (const action of [Action ?? []].flat().map(String)) {
        if (!action.includes('*')) actions.add(action);
        actions.add(`${action.split(':')[0]}:${stranger}`);
      }
      // What a pattern allows inside a resource, e.g. an object of a bucket.
      for (const arn of [Resource ?? []].flat().map(String)) arns.add(arn.replaceAll('*', stranger));
    }
  }
  for (const placed of centre.resources) {
    const arn = arnOf(centre, placed);
    if (!arn.startsWith('arn:')) continue;
    arns.add(arn);
    arns.add(arn.replace(/[^:/]+$/, stranger));
  }
  const policies = resourcePolicies(centre);
  const askable = [...arns].map((arn): Askable => {
    const on = ownerOf(centre, arn);
    return { arn, on, policy: on && policies.get(arnOf(centre, on)) };
  });
  return {
    actions: [...actions].sort(),
    byService: Map.groupBy(askable, ({ arn }) => arn.split(':')[2] ?? ''),
  };
}

/** Everything that a role allows. */
export function allowedRights(
  centre: Concrete,
  role: Placed,
  { actions, byService }: Universe,
): readonly Right[] {
  const all = statementsOfRole(centre, role);
  const principal = arnOf(centre, role);
  const carried = { ...requestOf(principal), ...tagsOf(centre.properties(role)) };
  return actions.flatMap((action) => {
    const service = action.split(':')[0] ?? '';
    const identity = all.filter((statement) => namesAction(statement, action));
    return (byService.get(service) ?? []).flatMap(({ arn, on, policy }): Right[] => {
      const resource = policy?.filter((statement) => namesAction(statement, action));
      if (identity.length === 0 && !resource?.some(({ Effect }) => Effect === 'Allow')) return [];
      const may = (more: Readonly<Record<string, string>>) => {
        const context = { ...carried, ...more };
        return allows({ identity, resource }, { principal, action, resource: arn, context });
      };
      if (may({})) return [{ action, on, arn }];
      if (service !== 'kms') return [];
      return services
        .filter((via) => may({ 'kms:ViaService': `${via}.${exampleRegion}.amazonaws.com` }))
        .map((via) => ({ action, on, arn, via }));
    });
  });
}

/** What every request of a function carries. */
function requestOf(principal: string): Readonly<Record<string, string>> {
  const account = principal.split(':')[4] ?? '';
  return {
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.3',
    'aws:PrincipalAccount': account,
    'aws:PrincipalArn': principal,
    'kms:CallerAccount': account,
  };
}

function tagsOf({ Tags }: JsonMap): Readonly<Record<string, string>> {
  const tags = (Array.isArray(Tags) ? Tags : []).map(mapOf);
  return Object.fromEntries(tags.map(({ Key, Value }) => [`aws:PrincipalTag/${String(Key)}`, String(Value)]));
}

const namesAction = (statement: JsonMap, action: string): boolean =>
  statement.NotAction !== undefined ||
  [statement.Action ?? []].flat().some((one) => matches(String(one), action, true));

/** The resource that an ARN is about, or is part of: `bucket/object`, `table/…/index/…`, `log-group:…:*`. */
export function ownerOf(centre: Concrete, arn: string): Placed | undefined {
  const exact = centre.owner(arn) ?? centre.owner(`${arn}:*`);
  if (exact) return exact;
  const shorter = arn.replace(/[/:][^/:]*$/, '');
  return shorter === arn || shorter.split(':').length < 6 ? undefined : ownerOf(centre, shorter);
}
