/** Which class of data lies and moves where: infra/PHI-MAP.md, made from templates, contracts and recorded calls. */
import { contracts } from '../../shared/contract/contracts.ts';
import type { Concrete } from '../templates/concrete.ts';
import { markOf } from '../templates/estate.ts';
import { isMap, mapOf, type Placed, textOf } from '../templates/template.ts';
import { holdingOf, isStore } from './holdings.ts';
import { markdown } from './markdown.ts';
import type { ProofFinding } from './proof.ts';
import { ownerOf } from './rights/allowed.ts';
import { isReading, keyOf, type RecordedCalls } from './rights/needed.ts';

const nameOf = (placed: Placed): string => {
  const [value] = Object.values(markOf(placed));
  return typeof value === 'string' ? value : placed.id.replace(/[0-9A-F]{8}$/, '');
};
const typeOf = ({ resource }: Placed): string => resource.Type.replace('AWS::', '').replace('::', ' ');

export function dataMap(centre: Concrete, recorded: RecordedCalls): string {
  const logs = 'AWS::Logs::LogGroup';
  const all = centre.resources.filter(isStore);
  // Every function has a log of the same kind: one line for all of them.
  const [firstLog] = all.filter(({ resource }) => resource.Type === logs);
  const shown = all.filter((placed) => placed.resource.Type !== logs || placed === firstLog);
  return [
    '# Where patient data lies and moves',
    '',
    'Made by `npm run prove -- --write` from the templates, the contracts and the recorded calls; a difference is a finding. Do not edit.',
    '',
    '## Lies',
    '',
    ...markdown(
      ['store', 'class', 'what', 'key', 'kept', 'read by', 'written by'],
      shown.map((placed) => {
        const { holds = '?', what = 'nobody has said' } = holdingOf(placed) ?? {};
        const isLog = placed === firstLog;
        return [
          isLog
            ? `all logs (${all.filter(({ resource }) => resource.Type === logs).length})`
            : `${nameOf(placed)} (${typeOf(placed)})`,
          holds,
          what,
          keyName(centre, placed),
          kept(centre, placed),
          isLog ? 'operators' : users(placed, recorded, true),
          isLog ? 'each function its own' : users(placed, recorded, false),
        ];
      }),
    ),
    '',
    '## Moves within AWS',
    '',
    ...markdown(['from', 'what', 'to'], moves(centre)),
    '',
    '## Is said to callers',
    '',
    'The verifier proves on every path that the caller has the level before anything of it is said.',
    '',
    ...markdown(
      ['function', 'outcome', 'values', 'level'],
      contracts.flatMap(({ name, outcomes }) =>
        Object.entries(outcomes).flatMap(([outcome, { discloses, returns }]) =>
          discloses === undefined ? [] : [[name, outcome, returns.join(', ') || '–', discloses]],
        ),
      ),
    ),
    '',
  ].join('\n');
}

/** A store of which nobody has said what it holds. */
export const unclassified = (centre: Concrete): readonly ProofFinding[] =>
  centre.resources
    .filter((placed) => isStore(placed) && holdingOf(placed) === undefined)
    .map((placed) => ({
      what: `Nobody has said what ${typeOf(placed)} ${nameOf(placed)} holds`,
      where: centre.where(placed),
      why: 'What is not on the map of patient data is forgotten in every review of risks.',
      fix: 'Add its mark and class to infra/proofs/holdings.ts, then "npm run prove -- --write".',
    }));

function keyName(centre: Concrete, placed: Placed): string {
  const name = keyOf(centre, placed);
  const key = name === undefined ? undefined : ownerOf(centre, name);
  if (key) return nameOf(key);
  return placed.resource.Type === 'AWS::S3::Bucket' ? 'of S3' : '–';
}

/** Rounded to what a reader compares with a retention schedule. */
function kept(centre: Concrete, placed: Placed): string {
  const properties = centre.properties(placed);
  const days = (value: unknown, perDay: number) =>
    Number(value) < perDay
      ? `${Math.round((Number(value) / perDay) * 24)} hours`
      : `${Math.round(Number(value) / perDay)} days`;
  switch (placed.resource.Type) {
    case 'AWS::DynamoDB::Table':
      return isMap(properties.TimeToLiveSpecification)
        ? 'expires by itself'
        : 'until deleted; any second of 35 days can be restored';
    case 'AWS::Kinesis::Stream':
      return days(properties.RetentionPeriodHours ?? 24, 24);
    case 'AWS::SQS::Queue':
      return days(properties.MessageRetentionPeriod ?? 345_600, 86_400);
    case 'AWS::Logs::LogGroup':
      return `${String(properties.RetentionInDays)} days`;
    case 'AWS::S3::Bucket': {
      const rules = mapOf(properties.LifecycleConfiguration).Rules;
      const said = (Array.isArray(rules) ? rules.map(mapOf) : []).flatMap(({ Prefix, ExpirationInDays }) =>
        ExpirationInDays === undefined
          ? []
          : [`${textOf(Prefix) ?? 'all'}: ${String(ExpirationInDays)} days`],
      );
      return said.join('; ') || 'until deleted';
    }
    default:
      return 'until deleted';
  }
}

function users(placed: Placed, recorded: RecordedCalls, reading: boolean): string {
  const variable = String(markOf(placed).variable);
  const names = Object.entries(recorded).flatMap(([name, calls]) =>
    calls.some((call) => call.endsWith(` ${variable}`) && isReading(call.split(' ')[0] ?? '') === reading)
      ? [name]
      : [],
  );
  return names.join(', ') || '–';
}

function moves(centre: Concrete): string[][] {
  const end = (value: unknown): string => {
    const owner = ownerOf(centre, String(value));
    return owner ? nameOf(owner) : String(value);
  };
  return centre.resources.flatMap((placed): string[][] => {
    const p = centre.properties(placed);
    if (placed.resource.Type === 'AWS::Connect::InstanceStorageConfig') {
      const to =
        mapOf(p.S3Config).BucketName ??
        mapOf(p.KinesisStreamConfig).StreamArn ??
        mapOf(p.KinesisFirehoseConfig).FirehoseArn;
      const bucket = centre.resources.find(
        (one) => one.resource.Type === 'AWS::S3::Bucket' && centre.names(one).ref === to,
      );
      return [
        [
          'Amazon Connect',
          String(p.ResourceType).toLowerCase().replaceAll('_', ' '),
          bucket ? nameOf(bucket) : end(to),
        ],
      ];
    }
    if (placed.resource.Type === 'AWS::Lambda::EventSourceMapping') {
      const called = ownerOf(centre, String(p.FunctionName));
      const fn =
        called?.resource.Type === 'AWS::Lambda::Alias'
          ? centre.owner(String(centre.properties(called).FunctionName))
          : called;
      return [[end(p.EventSourceArn), 'events', fn ? nameOf(fn) : String(p.FunctionName)]];
    }
    return [];
  });
}
