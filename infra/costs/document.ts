/** infra/COSTS.md: a month of a small and of a large clinic, made from the prices, the assumptions and the templates. */
import { markdown } from '../proofs/markdown.ts';
import type { Estate } from '../templates/estate.ts';
import { dollarsOf, monthOf, type Position, recordingsAtTheEnd } from './month.ts';
import { type Price, type PriceName, prices } from './prices.ts';
import { always, largeClinic, smallClinic, type Usage } from './usage.ts';

export interface Sizes {
  readonly small: Pick<Estate, 'resources'>;
  readonly large: Pick<Estate, 'resources'>;
}

const listed: readonly (readonly [string, Price])[] = Object.entries(prices);

export function costs(sizes: Sizes): string {
  const [small, large] = [monthOf(smallClinic, sizes.small), monthOf(largeClinic, sizes.large)];
  const remembered = listed.filter(([, { read }]) => read === undefined).length;
  return [
    '# What a month costs',
    '',
    'Made by `npm run prove -- --write` from [costs/](costs) and the templates; a difference is a finding. Do not edit.',
    '',
    `US dollars in the twelfth month, list prices without tax, discount or free tier. ${listed.length - remembered} of ${listed.length} prices were read on the day beside them (second table); ${remembered} are remembered: compare these first. Nothing here was measured: nobody has run this on AWS yet.`,
    '',
    ...markdown(['', 'small', 'large'], [...rows(small, large), ...sums(small, large)]),
    '',
    `Recordings go on growing: once the oldest are deleted they cost ${dollars(recordingsAtTheEnd(smallClinic))} a month (small, ${smallClinic.recordingsKept} days) and ${dollars(recordingsAtTheEnd(largeClinic))} (large, ${largeClinic.recordingsKept} days).`,
    '',
    'Not in it: people, the payment gateway, AWS support, the registration of a number for texts, GuardDuty and Config, the hourly test calls (their price is not known to us), spoken choices (no flow uses the bot yet), a second stage. A stage `test` that nobody calls costs what does not depend on calls: streams, keys, metrics, alarms, the number.',
    '',
    '## Assumptions',
    '',
    'In [costs/usage.ts](costs/usage.ts). Keys, secrets, streams, alarms and dashboards are counted in the templates of [small](settings/examples/small.ts) and [large](settings/examples/large.ts).',
    '',
    ...markdown(['', 'small', 'large'], assumptions()),
    '',
    '## Prices',
    '',
    ...markdown(
      ['dollars', 'per', 'read on', 'source'],
      listed.map(([, { dollars: price, per, read, source }]) => [
        String(price),
        per,
        read ?? 'remembered',
        source,
      ]),
    ),
    '',
  ].join('\n');
}

function rows(small: readonly Position[], large: readonly Position[]): (readonly string[])[] {
  // Some positions are of one size only: the minutes of a local or of a toll-free number.
  const names = [...new Set([...small, ...large].map(nameOf))];
  return names.map((name) => [name, ...[small, large].map((month) => dollars(sumOf(month, name)))]);
}

function sums(small: readonly Position[], large: readonly Position[]): (readonly string[])[] {
  const months = [
    { month: small, usage: smallClinic },
    { month: large, usage: largeClinic },
  ];
  const total = (month: readonly Position[]) => month.reduce((sum, one) => sum + dollarsOf(one), 0);
  const calls = ({ callsPerDay, daysPerMonth }: Usage) => callsPerDay * daysPerMonth;
  return [
    ['**all**', ...months.map(({ month }) => `**${dollars(total(month))}**`)],
    ['calls', ...months.map(({ usage }) => String(calls(usage)))],
    ['for each call', ...months.map(({ month, usage }) => (total(month) / calls(usage)).toFixed(2))],
  ];
}

const nameOf = ({ group, what }: Position): string => `${group}: ${what}`;
const sumOf = (month: readonly Position[], name: string): number =>
  month.filter((one) => nameOf(one) === name).reduce((sum, one) => sum + dollarsOf(one), 0);
const dollars = (amount: number): string => amount.toFixed(amount < 10 ? 2 : 0);

const inWords: Readonly<Record<Exclude<keyof Usage, 'size'>, string>> = {
  number: 'number',
  callsPerDay: 'calls a day',
  daysPerMonth: 'days a month',
  minutesWithFlow: 'minutes with the machine',
  shareToAgents: 'share of calls that agents take',
  minutesWaiting: 'minutes waiting for one',
  minutesWithAgent: 'minutes with one, recorded',
  shareOutbound: 'calls made, for each call got',
  minutesOutbound: 'minutes of each',
  textsPerCall: 'texts for each call',
  functionsPerCall: 'calls of functions for each call',
  writesPerCall: 'items written for each call',
  readsPerCall: 'items read for each call',
  keyRequestsPerCall: 'uses of keys for each call',
  trailEventsPerCall: 'events of the trail for each call',
  logKilobytesPerCall: 'kilobytes of log lines for each call',
  tableGigabytes: 'gigabytes in tables after a year',
  recordingsKept: 'days that recordings are kept',
};

function assumptions(): (readonly string[])[] {
  const { functionSeconds, functionGigabytes, recordingMegabytesPerMinute, backups } = always;
  const both = (what: string, value: number) => [what, String(value), String(value)];
  return [
    ...Object.entries(inWords).map(([key, what]) => [
      what,
      ...[smallClinic, largeClinic].map((usage) => String(new Map(Object.entries(usage)).get(key))),
    ]),
    both('seconds of a function', functionSeconds),
    both('its gigabytes', functionGigabytes),
    both('megabytes of a minute of recording', recordingMegabytesPerMinute),
    both('backups in the vault', backups),
  ];
}

/** Prices that no position uses. */
export const unusedPrices = (months: readonly (readonly Position[])[]): readonly PriceName[] => {
  const used = new Set(months.flat().map(({ price }) => price));
  // The keys of `prices` are its names.
  return (Object.keys(prices) as PriceName[]).filter((name) => !used.has(name));
};
