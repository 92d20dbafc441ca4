/** What a deployment does, in which order, how long it takes about, and what to have raised before. */
import { quotas } from '../connect-rules.ts';
import type { Concrete } from '../templates/concrete.ts';
import { isMap, type Json, type Placed } from '../templates/template.ts';

export interface PlannedStack {
  readonly name: string;
  /** Stacks that must be there before. */
  readonly after: readonly string[];
  readonly resources: number;
  /** Requests to Amazon Connect that create something, which it takes two of a second. */
  readonly connectCalls: number;
  /** Resources that wait for each other, the longest row of them. */
  readonly longestChain: readonly string[];
  readonly minutes: number;
}

export interface QuotaNeed {
  readonly quota: string;
  readonly needed: number;
  readonly usual: number;
  /** To be raised, or to be checked in a new account. */
  readonly ask: boolean;
  readonly note: string;
}

export interface DeployPlan {
  readonly stacks: readonly PlannedStack[];
  readonly resources: number;
  readonly connectCalls: number;
  readonly minutes: number;
  readonly quotas: readonly QuotaNeed[];
}

/** Source: Service Quotas, Amazon Connect API throttling: 2 requests a second for an account and region, all instances together. */
const connectCallsPerSecond = 2;

/** Assumed: seconds until CloudFormation says that one is there; to be replaced by measured ones after the first deployment. */
const seconds: Readonly<Record<string, number>> = {
  'AWS::Connect::Instance': 120,
  'AWS::Connect::PhoneNumber': 30,
  'AWS::DynamoDB::Table': 45,
  'AWS::IAM::Role': 20,
  'AWS::KMS::Key': 65,
  'AWS::Kinesis::Stream': 45,
  'AWS::Lambda::Function': 15,
  'AWS::Lambda::Alias': 5,
  'AWS::Lex::Bot': 60,
  'AWS::Lex::BotVersion': 60,
  'AWS::S3::Bucket': 25,
  'AWS::SQS::Queue': 70,
  'AWS::CloudTrail::Trail': 20,
  'AWS::Backup::BackupVault': 20,
};
const otherSeconds = 5;
const customResourceSeconds = 25;
/** Assumed: CloudFormation makes about this many resources at once. */
const atOnce = 20;
/** Assumed: change set, clean-up. */
const stackOverheadSeconds = 45;

const isConnect = ({ resource }: Placed) =>
  resource.Type.startsWith('AWS::Connect::') || resource.Type.startsWith('Custom::');

export function deployPlan(centre: Concrete): DeployPlan {
  const stacks = inOrder(centre).map((name) => planStack(centre, name));
  const sum = (of: (stack: PlannedStack) => number) => stacks.reduce((total, stack) => total + of(stack), 0);
  return {
    stacks,
    resources: sum(({ resources }) => resources),
    connectCalls: sum(({ connectCalls }) => connectCalls),
    minutes: sum(({ minutes }) => minutes),
    quotas: quotaNeeds(centre),
  };
}

function planStack(centre: Concrete, name: string): PlannedStack {
  const mine = centre.resources.filter(({ stack }) => stack === name);
  const connectCalls = mine.filter(isConnect).length;
  const chain = longestChain(mine);
  const busy = mine.reduce((total, placed) => total + secondsFor(placed), 0) / atOnce;
  const took = Math.max(chain.seconds, busy, connectCalls / connectCallsPerSecond) + stackOverheadSeconds;
  return {
    name,
    after: stacksBefore(centre, name),
    resources: mine.length,
    connectCalls,
    longestChain: chain.ids,
    minutes: Math.ceil(took / 60),
  };
}

const secondsFor = ({ resource: { Type } }: Placed): number =>
  Type.startsWith('Custom::') ? customResourceSeconds : (seconds[Type] ?? otherSeconds);

function longestChain(mine: readonly Placed[]): { seconds: number; ids: readonly string[] } {
  const byId = new Map(mine.map((placed) => [placed.id, placed]));
  const known = new Map<string, { seconds: number; ids: readonly string[] }>();
  const upTo = (placed: Placed): { seconds: number; ids: readonly string[] } => {
    const found = known.get(placed.id);
    if (found) return found;
    // Against a cycle, which CloudFormation refuses and the strict pass reports.
    known.set(placed.id, { seconds: 0, ids: [] });
    const before = [...waitsFor(placed)].flatMap((id) => byId.get(id) ?? []).map(upTo);
    const slowest = before.reduce((a, b) => (b.seconds > a.seconds ? b : a), {
      seconds: 0,
      ids: [] as readonly string[],
    });
    const made = { seconds: slowest.seconds + secondsFor(placed), ids: [...slowest.ids, placed.id] };
    known.set(placed.id, made);
    return made;
  };
  return mine
    .map(upTo)
    .reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: 0, ids: [] as readonly string[] });
}

function waitsFor({ resource }: Placed): ReadonlySet<string> {
  const { DependsOn = [] } = resource;
  return new Set([...[DependsOn].flat().map(String), ...references(resource.Properties ?? {})]);
}

function* references(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* references(item);
  else if (isMap(value)) {
    if (typeof value.Ref === 'string') yield value.Ref;
    const getAtt = value['Fn::GetAtt'];
    if (Array.isArray(getAtt)) yield String(getAtt[0]);
    for (const item of Object.values(value)) yield* references(item);
  }
}

/** A stack after those whose exports it imports. */
function inOrder(centre: Concrete): readonly string[] {
  const done: string[] = [];
  const visit = (name: string) => {
    if (done.includes(name)) return;
    for (const before of stacksBefore(centre, name)) visit(before);
    done.push(name);
  };
  for (const { stack } of centre.stacks) visit(stack);
  return done;
}

function stacksBefore(centre: Concrete, name: string): readonly string[] {
  const template = centre.stacks.find(({ stack }) => stack === name)?.template;
  const text = JSON.stringify(template ?? {});
  return centre.stacks
    .filter(
      ({ stack, template: { Outputs = {} } }) =>
        stack !== name &&
        Object.values(Outputs).some(
          ({ Export }) => Export && text.includes(`{"Fn::ImportValue":${JSON.stringify(Export.Name)}}`),
        ),
    )
    .map(({ stack }) => stack);
}

/** From this part of a quota on it is worth a request before the clinic grows. */
const tight = 0.8;

function quotaNeeds(centre: Concrete): readonly QuotaNeed[] {
  const count = (type: string) => centre.resources.filter(({ resource }) => resource.Type === type).length;
  const counted = Object.entries(quotas).flatMap(([type, usual]): QuotaNeed[] => {
    const needed = count(type);
    if (needed === 0) return [];
    const note =
      needed > usual
        ? 'more than usual: ask before the first deployment'
        : needed >= usual * tight
          ? 'nearly all of it'
          : 'enough';
    return [
      { quota: `${type} of an instance`, needed, usual, ask: needed >= usual * tight && usual > 2, note },
    ];
  });
  const reserved = centre.resources
    .filter(({ resource }) => resource.Type === 'AWS::Lambda::Function')
    .reduce(
      (total, placed) => total + Number(centre.properties(placed).ReservedConcurrentExecutions ?? 0),
      0,
    );
  return [
    {
      quota: 'Amazon Connect instances of an account and region',
      needed: count('AWS::Connect::Instance'),
      usual: 2,
      ask: count('AWS::Connect::Instance') > 0,
      note: 'a new account may have none: look before the first deployment',
    },
    {
      quota: 'phone numbers of an instance',
      needed: count('AWS::Connect::PhoneNumber'),
      usual: 5,
      ask: count('AWS::Connect::PhoneNumber') > 0,
      note: 'a new account may have none: look before the first deployment',
    },
    ...counted,
    {
      quota: 'reserved executions of AWS Lambda',
      needed: reserved,
      usual: 900,
      ask: reserved > 0,
      note: reserved > 0 ? 'a new account has ten in all: look before the first deployment' : 'enough',
    },
  ];
}

/** Names of what makes a plan long or short, for people. */
export function printPlan(plan: DeployPlan): string {
  const rows = plan.stacks.map(({ name, after, resources, connectCalls, minutes }) => [
    name,
    String(resources),
    String(connectCalls),
    `${minutes} min`,
    after.join(', ') || '–',
  ]);
  const asked = plan.quotas.filter(({ ask }) => ask);
  return [
    ...table([['stack', 'resources', 'Connect calls', 'about', 'after'], ...rows]),
    '',
    `${plan.resources} resources, ${plan.connectCalls} calls that Amazon Connect takes two of a second, about ${plan.minutes} minutes.`,
    'The times are estimates: nothing was measured on AWS yet.',
    '',
    'Quotas to look at before:',
    ...table(
      asked.map(({ quota, needed, usual, note }) => [`  ${quota}`, `needs ${needed} of ${usual}`, note]),
    ),
    '',
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
