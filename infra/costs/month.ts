import { contracts } from '../../shared/contract/contracts.ts';
import type { Estate } from '../templates/estate.ts';
import { type PriceName, prices } from './prices.ts';
import { always, type Usage } from './usage.ts';

/** One position of a monthly bill. */
export interface Position {
  readonly group: 'Telephone' | 'Recordings' | 'Data' | 'Functions' | 'Watching';
  readonly what: string;
  /** In units of the price. */
  readonly quantity: number;
  readonly price: PriceName;
}

export const dollarsOf = ({ quantity, price }: Position): number => quantity * prices[price].dollars;

/** The twelfth month: a year of recordings and tables lies there. */
export function monthOf(usage: Usage, estate: Pick<Estate, 'resources'>): readonly Position[] {
  const calls = usage.callsPerDay * usage.daysPerMonth;
  return [
    ...telephone(usage, calls),
    ...recordings(usage, calls),
    ...data(usage, { calls, count: counted(estate) }),
    ...functions(usage, calls),
    ...watching(usage, { calls, count: counted(estate) }),
  ];
}

/** Gigabytes of recordings that a month adds. Recorded is what agents say and hear. */
const recordedGigabytes = (usage: Usage, calls: number): number =>
  (calls *
    (usage.shareToAgents * usage.minutesWithAgent + usage.shareOutbound * usage.minutesOutbound) *
    always.recordingMegabytesPerMinute) /
  1000;

/** What recordings cost in a month once the oldest are deleted, dollars. */
export function recordingsAtTheEnd(usage: Usage): number {
  const monthly = recordedGigabytes(usage, usage.callsPerDay * usage.daysPerMonth);
  const months = usage.recordingsKept / always.calendarDaysPerMonth;
  const { objectStorage, archiveStorage } = prices;
  return (
    monthly *
    (always.monthsInStandard * objectStorage.dollars +
      (months - always.monthsInStandard) * archiveStorage.dollars)
  );
}

function telephone(usage: Usage, calls: number): readonly Position[] {
  const { minutesWithFlow, minutesWaiting, minutesWithAgent, shareToAgents } = usage;
  const inbound = calls * (minutesWithFlow + shareToAgents * (minutesWaiting + minutesWithAgent));
  const outbound = calls * usage.shareOutbound * usage.minutesOutbound;
  const local = usage.number === 'local';
  const group = 'Telephone';
  return [
    { group, what: 'Amazon Connect, voice', quantity: inbound + outbound, price: 'voiceMinute' },
    {
      group,
      what: 'telephone network, calls in',
      quantity: inbound,
      price: local ? 'localMinute' : 'tollFreeMinute',
    },
    { group, what: 'telephone network, calls out', quantity: outbound, price: 'outboundMinute' },
    {
      group,
      what: 'the number',
      quantity: always.calendarDaysPerMonth,
      price: local ? 'localNumber' : 'tollFreeNumber',
    },
    { group, what: 'texts', quantity: calls * usage.textsPerCall, price: 'text' },
    { group, what: 'number for texts', quantity: 1, price: 'textNumber' },
  ];
}

function recordings(usage: Usage, calls: number): readonly Position[] {
  const monthly = recordedGigabytes(usage, calls);
  const group = 'Recordings';
  return [
    {
      group,
      what: 'of the last three months',
      quantity: monthly * always.monthsInStandard,
      price: 'objectStorage',
    },
    {
      group,
      what: 'older',
      quantity: monthly * (12 - always.monthsInStandard),
      price: 'archiveStorage',
    },
  ];
}

interface Context {
  readonly calls: number;
  readonly count: (type: string) => number;
}

function data(usage: Usage, { calls, count }: Context): readonly Position[] {
  const group = 'Data';
  const { tableGigabytes } = usage;
  return [
    {
      group,
      what: 'tables, writing',
      quantity: (calls * usage.writesPerCall) / 1e6,
      price: 'tableWrites',
    },
    { group, what: 'tables, reading', quantity: (calls * usage.readsPerCall) / 1e6, price: 'tableReads' },
    { group, what: 'tables, storage', quantity: tableGigabytes, price: 'tableStorage' },
    { group, what: 'tables, any second of 35 days', quantity: tableGigabytes, price: 'tableRecovery' },
    { group, what: 'backups', quantity: tableGigabytes * always.backups, price: 'backupStorage' },
    {
      group,
      what: 'streams',
      quantity: count('AWS::Kinesis::Stream') * always.hoursPerMonth,
      price: 'streamHours',
    },
    { group, what: 'keys', quantity: count('AWS::KMS::Key'), price: 'key' },
    {
      group,
      what: 'uses of keys',
      quantity: (calls * usage.keyRequestsPerCall) / 10_000,
      price: 'keyRequests',
    },
    { group, what: 'secrets', quantity: count('AWS::SecretsManager::Secret'), price: 'secret' },
    {
      group,
      what: 'trail of accesses',
      quantity: (calls * usage.trailEventsPerCall) / 100_000,
      price: 'trailEvents',
    },
  ];
}

function functions(usage: Usage, calls: number): readonly Position[] {
  const group = 'Functions';
  const number = calls * usage.functionsPerCall;
  const { functionSeconds, functionGigabytes } = always;
  return [
    { group, what: 'calls', quantity: number / 1e6, price: 'functionCalls' },
    {
      group,
      what: 'time',
      quantity: number * functionSeconds * functionGigabytes,
      price: 'functionSeconds',
    },
  ];
}

/** Each function writes one metric for each way it can end, a fault included, and one for how long it took. */
const ownMetrics = contracts.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length + 2, 0);

function watching(usage: Usage, { calls, count }: Context): readonly Position[] {
  const group = 'Watching';
  return [
    {
      group,
      what: 'logs',
      quantity: (calls * usage.logKilobytesPerCall) / 1e6,
      price: 'logIngestion',
    },
    { group, what: 'metrics of functions', quantity: ownMetrics, price: 'metric' },
    { group, what: 'alarms', quantity: count('AWS::CloudWatch::Alarm'), price: 'alarm' },
    {
      group,
      what: 'alarms over alarms',
      quantity: count('AWS::CloudWatch::CompositeAlarm'),
      price: 'compositeAlarm',
    },
    { group, what: 'dashboards', quantity: count('AWS::CloudWatch::Dashboard'), price: 'dashboard' },
  ];
}

const counted =
  ({ resources }: Pick<Estate, 'resources'>) =>
  (type: string): number =>
    resources.filter(({ resource }) => resource.Type === type).length;
