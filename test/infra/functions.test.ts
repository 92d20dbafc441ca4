import { beforeAll, describe, expect, it } from 'vitest';
import { type FunctionSource, readFunctionSources } from '../../infra/function-sources.ts';
import { tables } from '../../infra/tables.ts';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { everyFunction, functionsFolder } from './functions-folder.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
let sources: ReadonlyMap<string, FunctionSource>;
beforeAll(() => {
  centre = synthesize();
  const { functionsFolder: source, bundleFolder: bundles, remove } = functionsFolder();
  sources = readFunctionSources({ source, bundles });
  remove();
});

const flowFunctions = contracts.map(({ name }) => name);

/** What a role allows, one line for each action: `dynamodb:GetItem on SESSIONS_TABLE`. */
function rightsOf(fn: Placed): string[] {
  const role = centre.pointee(fn.stack, fn.resource.Properties.Role);
  const policies = Object(role?.resource.Properties.Policies ?? []);
  expect(role?.resource.Properties.ManagedPolicyArns, fn.id).toBeUndefined();
  return policies.flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) =>
    policy.PolicyDocument.Statement.flatMap((s) => rightsIn(s, fn)),
  );
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly StringEquals?: { readonly 'kms:ViaService'?: unknown } };
}

function rightsIn({ Effect, Action, Resource, Condition }: Statement, fn: Placed): string[] {
  expect(Effect).toBe('Allow');
  const via = JSON.stringify(Condition?.StringEquals?.['kms:ViaService'] ?? '').match(
    /\["([a-z0-9]+)\./,
  )?.[1];
  return [Action]
    .flat()
    .flatMap((action) =>
      [Resource].flat().map((resource) => `${action} on ${nameOf(resource, fn)}${via ? ` via ${via}` : ''}`),
    );
}

function nameOf(resource: unknown, fn: Placed): string {
  // `<bucket>/*`, and the same of an index.
  const joined: unknown = Object(resource)['Fn::Join'];
  if (Array.isArray(joined))
    return joined[1].map((part: unknown) => (typeof part === 'string' ? part : nameOf(part, fn))).join('');
  const pointee = centre.pointee(fn.stack, resource);
  const mark = pointee?.resource.Metadata?.careline;
  if (mark) return 'variable' in mark ? String(mark.variable) : String(Object.values(mark)[0]);
  return pointee?.resource.Type ?? JSON.stringify(resource);
}

const services: Readonly<Record<string, string>> = {
  _TABLE: 'dynamodb',
  _SECRET: 'secretsmanager',
  _QUEUE_URL: 'sqs',
  _BUCKET: 's3',
};
const keys: { readonly [V in ResourceVariable]?: string } = {
  PAYMENTS_TABLE: 'payments',
  GATEWAY_SECRET: 'payments',
  CARD_KEYS_SECRET: 'cardKeys',
  AUDIT_BUCKET: 'audit',
  RECORDINGS_BUCKET: 'recordings',
};

/** Variables that stand for something else than the one resource with their mark. */
const named: Readonly<Record<string, readonly string[]>> = {
  TEST_CASES: ['careline', 'AWS::Connect::TestCase'],
  INSTANCE_ID: ['careline/contact/*'],
};

/** Indexes are asked by their own name. */
const indexesOf = (variable: string): readonly string[] =>
  Object.entries(tables).flatMap(([table, { indexes = [] }]) =>
    table === variable ? indexes.map(({ name }) => name) : [],
  );

/** The rights that `access` of an env.ts comes to, inside the folders that it names. */
function expectedRights(
  access: Readonly<Record<string, readonly string[]>>,
  folders: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(access).flatMap(([variable, actions]) => {
    // Behind a folder stands any text.
    const inside = (folders[variable] ?? '').replace(/(^|\/)$/, '$1*');
    const objects = variable.endsWith('_BUCKET') ? `/${inside}` : '';
    const own = actions.flatMap((action) => [
      // A list is of the bucket, everything else of its objects.
      ...(named[variable] ?? [`${variable}${action.startsWith('s3:ListBucket') ? '' : objects}`]).map(
        (one) => `${action} on ${one}`,
      ),
      ...(action === 'dynamodb:Query' ? indexesOf(variable) : []).map(
        (index) => `${action} on ${variable}/index/${index}`,
      ),
    ]);
    // Names, versions and holds of objects need no key.
    const opens = actions.filter((action) => !/^s3:(List|Delete|GetObjectL|PutObjectL)/.test(action));
    if (opens.length === 0) return own;
    const via = Object.entries(services).find(([suffix]) => variable.endsWith(suffix))?.[1];
    if (!via) return own;
    const key = keys[variable as ResourceVariable] ?? 'records';
    const writes = opens.some((action) => !/:(Get|BatchGet|Query|List)/.test(action));
    const forWriting = writes ? [`kms:GenerateDataKey on ${key} via ${via}`] : [];
    return [...own, `kms:Decrypt on ${key} via ${via}`, ...forWriting];
  });
}

const log = ['logs:CreateLogStream on AWS::Logs::LogGroup', 'logs:PutLogEvents on AWS::Logs::LogGroup'];
const unique = (rights: readonly string[]) => [...new Set(rights)].sort();

/** Sends what it gives up to its dead letters. */
const parks = [
  'sqs:SendMessage on AWS::SQS::Queue',
  'kms:Decrypt on records via sqs',
  'kms:GenerateDataKey on records via sqs',
];

/** What starts a function, or what it is for at deployment, beside the calls of its env.ts. */
const further: Readonly<Record<string, readonly string[]>> = {
  'run-test-calls': parks,
  'finish-deletions': parks,
  'index-recording': parks,
  'index-transcript': parks,
  'index-waiting-transcripts': parks,
  'run-eligibility-check': [
    ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
      (call) => `sqs:${call} on ELIGIBILITY_QUEUE_URL`,
    ),
    'kms:Decrypt on records via sqs',
  ],
  'store-contact-record': readingStream('contact-records'),
  'store-agent-event': readingStream('agent-events'),
  'log-contact-record': readingStream('contact-records'),
  'store-call-log': parks,
  'seal-event-log': parks,
  'anchor-event-log': parks,
  'reconcile-contact-records': parks,
  'reconcile-recordings': parks,
  'list-open-charges': parks,
  'find-overdue-messages': parks,
  'route-phone-number': ['Associate', 'Disassociate'].flatMap((verb) =>
    ['careline', 'main', 'answer-call'].map((on) => `connect:${verb}PhoneNumberContactFlow on ${on}`),
  ),
  'find-transfer-flow': ['connect:ListContactFlows on careline'],
  'attach-quick-connects': [
    ...['front-desk', 'crisis'].map((queue) => `connect:ListQueueQuickConnects on ${queue}`),
    ...['Associate', 'Disassociate'].flatMap((verb) =>
      ['front-desk', 'crisis', 'AWS::Connect::QuickConnect'].map(
        (on) => `connect:${verb}QueueQuickConnects on ${on}`,
      ),
    ),
  ],
};

function readingStream(stream: string): string[] {
  return [
    ...['GetRecords', 'GetShardIterator', 'DescribeStream', 'DescribeStreamSummary', 'ListShards'].map(
      (call) => `kinesis:${call} on ${stream}`,
    ),
    'kms:Decrypt on records via kinesis',
    ...parks,
  ];
}

describe('a function', () => {
  it.each(everyFunction)('R-130: %s may do exactly what its env.ts lists and its event needs', (name) => {
    const source = sources.get(name);
    expect(unique(rightsOf(centre.the('function', name)))).toEqual(
      unique([
        ...expectedRights(source?.access ?? {}, source?.folders ?? {}),
        ...(further[name] ?? []),
        ...log,
      ]),
    );
  });

  it.each(flowFunctions)('%s gets the variables that its env.ts reads, and none besides', (name) => {
    const source = sources.get(name);
    const { Variables } = Object(centre.the('function', name).resource.Properties.Environment);
    const expected = (source?.variables ?? []).filter((variable) => variable !== 'PAYMENT_GATEWAY_URL');
    expect(Object.keys(Variables).sort()).toEqual(
      [...expected, 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'].sort(),
    );
  });

  it('that a flow calls ends within 8 seconds, runs Node 24 on ARM and answers only this instance', () => {
    for (const name of flowFunctions) {
      const { stack, id, resource } = centre.the('function', name);
      expect(resource.Properties).toMatchObject({
        Timeout: 8,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
      });
      const own = centre
        .ofType('AWS::Lambda::Permission')
        .filter((p) => centre.functionAt(stack, p.resource.Properties.FunctionName)?.id === id);
      expect(own.map((p) => p.resource.Properties)).toEqual([
        expect.objectContaining({
          Principal: 'connect.amazonaws.com',
          SourceAccount: { Ref: 'AWS::AccountId' },
        }),
      ]);
      expect(centre.pointee(stack, own[0]?.resource.Properties.SourceArn)?.resource.Type).toBe(
        'AWS::Connect::Instance',
      );
    }
  });

  it('that a flow calls is known to the instance, five at a time', () => {
    const associations = centre
      .ofType('AWS::Connect::IntegrationAssociation')
      .filter(({ resource }) => resource.Properties.IntegrationType === 'LAMBDA_FUNCTION');
    const names = associations.map(({ stack, resource: { Properties: p } }) => {
      return Object(centre.functionAt(stack, p.IntegrationArn)?.resource.Metadata?.careline).function;
    });
    expect(names).toEqual(flowFunctions);
    expect(associations.filter(({ resource }) => resource.DependsOn === undefined)).toHaveLength(5);
  });

  it('has an encrypted log of its own', () => {
    const logs = centre.marked('function').map(({ stack, resource }) => {
      return centre.pointee(stack, Object(resource.Properties.LoggingConfig).LogGroup);
    });
    expect(new Set(logs.map((group) => `${group?.stack}/${group?.id}`)).size).toBe(
      centre.marked('function').length,
    );
    expect(logs.map((group) => group?.resource.Type)).not.toContain(undefined);
  });
});

describe('an event', () => {
  it('asks the payer one question at a time and gives failed ones back', () => {
    const runner = centre.the('function', 'run-eligibility-check');
    expect(runner.resource.Properties.Timeout).toBe(30);
    expect(sourceOf(runner)).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('of the stream halves a failing batch and parks what cannot be kept', () => {
    const keeper = centre.the('function', 'store-contact-record');
    const source = sourceOf(keeper);
    expect(source).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(source?.MaximumRetryAttempts).toBeGreaterThan(0);
    expect(
      centre.pointee(keeper.stack, Object(source?.DestinationConfig).OnFailure.Destination)?.resource.Type,
    ).toBe('AWS::SQS::Queue');
  });

  function sourceOf(fn: Placed) {
    const mappings = centre.ofType('AWS::Lambda::EventSourceMapping');
    return mappings.find((m) => centre.functionAt(m.stack, m.resource.Properties.FunctionName)?.id === fn.id)
      ?.resource.Properties;
  }
});

describe('card data', () => {
  it('R-19: only tokenise-card reads the card keys at run time; only the deployment makes them', () => {
    const readers = centre
      .marked('function')
      .filter((fn) =>
        rightsOf(fn).some((right) => right.includes('CARD_KEYS_SECRET') || right.includes('on cardKeys')),
      )
      .map(({ resource }) => Object(resource.Metadata?.careline).function);
    expect(readers.filter((name) => name !== 'provide-card-input-key')).toEqual(['tokenise-card']);
  });

  it('R-19: the payments key serves functions of payments only', () => {
    const users = centre
      .marked('function')
      .filter((fn) => rightsOf(fn).some((right) => right.includes('on payments')))
      .map(({ resource }) => Object(resource.Metadata?.careline).function);
    expect(users.sort()).toEqual(['capture-payment', 'choose-amount', 'list-open-charges', 'tokenise-card']);
  });
});

describe('settings', () => {
  it('reserve capacity when they say so', () => {
    const reserved = synthesize({ settings: { operation: { functionConcurrency: 7 } } });
    expect(reserved.the('function', 'verify-code').resource.Properties.ReservedConcurrentExecutions).toBe(7);
    expect(
      centre.the('function', 'verify-code').resource.Properties.ReservedConcurrentExecutions,
    ).toBeUndefined();
  });
});
