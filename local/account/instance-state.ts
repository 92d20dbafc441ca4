/** An instance as far as callers meet it: flows, hours, queues. Live ones and planned ones have this one shape. */
import { listOf, mapOf, textOf } from '../../infra/templates/template.ts';
import type { NamedFlow } from '../../shared/flow/diff/named-flow.ts';
import { readReference } from '../../shared/flow/references.ts';

export interface InstanceState {
  /** For people: `the repository`, `instance 1a2b`. */
  readonly name: string;
  readonly flows: readonly NamedFlow[];
  readonly hours: readonly Table[];
  readonly queues: readonly Table[];
  /** What things are called → how flows name them: `queue front-desk` → ARN. */
  readonly arns: ReadonlyMap<string, string>;
  /** What is there or not there, nobody knows: `queue front-desk`, or `queue` where the list of all has a gap. */
  readonly unknown: ReadonlySet<string>;
  /** What could not be read, and why; sentences. */
  readonly unread: readonly string[];
}

/** One thing as rows of words that people compare. */
export interface Table {
  readonly name: string;
  readonly rows: ReadonlyMap<string, string>;
}

/** Days in the order of a week, then dates. What Connect and CloudFormation say has the same names. */
export function hoursTable(name: string, given: unknown, overrides: readonly unknown[]): Table {
  const { TimeZone, Config } = mapOf(given);
  const rows = new Map([['time zone', textOf(TimeZone) ?? '–']]);
  const weekly = stretchesByDay(listOf(Config));
  for (const day of weekdays) rows.set(day, weekly.get(day)?.join(', ') ?? 'closed');
  const dated = overrides.map((one): [string, string] => {
    const override = mapOf(one);
    const [from, till] = [textOf(override.EffectiveFrom) ?? '', textOf(override.EffectiveTill) ?? ''];
    // CloudFormation and the API have two names for the hours of an override.
    const days = [...stretchesByDay(listOf(override.OverrideConfig ?? override.Config))];
    const times = days.map(([day, stretches]) =>
      from === till ? stretches.join(', ') : `${day} ${stretches.join(', ')}`,
    );
    const type = textOf(override.OverrideType) ?? 'STANDARD';
    const more = [
      ...(type === 'STANDARD' ? [] : [type]),
      ...(override.RecurrenceConfig ? [`repeats ${JSON.stringify(override.RecurrenceConfig)}`] : []),
    ];
    const hours = [times.join('; ') || 'closed', ...more].join(', ');
    return [from === till ? from : `${from} to ${till}`, hours];
  });
  for (const [dates, hours] of dated.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const before = rows.get(dates);
    rows.set(dates, before === undefined ? hours : `${before} and ${hours}`);
  }
  return { name, rows };
}

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

function stretchesByDay(stretches: readonly unknown[]): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const raw of stretches) {
    const { Day, StartTime, EndTime } = mapOf(raw);
    const day = textOf(Day) ?? '';
    const end = clock(EndTime);
    // Midnight is where a day ends. Source: Administrator Guide, set-hours-operation.
    const stretch = `${clock(StartTime)}–${end === '00:00' ? '24:00' : end}`;
    days.set(day, [...(days.get(day) ?? []), stretch].toSorted());
  }
  return days;
}

function clock(time: unknown): string {
  const { Hours, Minutes } = mapOf(time);
  const two = (value: unknown) => (textOf(value) ?? '0').padStart(2, '0');
  return `${two(Hours)}:${two(Minutes)}`;
}

/** `hours` is the name of the hours it goes by. */
export function queueTable(name: string, given: unknown, hours: string | undefined): Table {
  const { MaxContacts, Status, OutboundCallerConfig } = mapOf(given);
  return {
    name,
    rows: new Map([
      ['hours', hours ?? 'unknown ones'],
      ['waiting at most', textOf(MaxContacts) ?? 'as many as the instance takes'],
      ['state', textOf(Status) ?? 'ENABLED'],
      [
        'shown to called people',
        textOf(mapOf(OutboundCallerConfig).OutboundCallerIdName) ?? 'the number alone',
      ],
    ]),
  };
}

/**
 * What the logical id of a function is in the name that CloudFormation makes, `careline-<stage>-<stack>-<logical id>-<random>`,
 * cut where 64 characters are not enough; the local centre has no random part, the repository the logical id alone. The suffix
 * of our constructs and hashes is left out. Undefined for other names.
 */
export function functionLabel(text: string): string | undefined {
  const reference = readReference(text);
  const name =
    reference?.kind === 'function'
      ? reference.name
      : /^arn:[^:]*:lambda:[^:]*:[^:]*:function:(careline-[^:]+)/.exec(text)?.[1];
  const id = name
    ?.replace(/-[A-Za-z0-9]{12,13}$/, '')
    .split('-')
    .at(-1);
  return id?.replace(/F(?:u(?:n(?:c(?:t(?:i(?:o(?:n[0-9A-F]*)?)?)?)?)?)?)?$/, '') || undefined;
}
