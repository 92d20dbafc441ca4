/** What an auditor asks of a clinic, over a range of days: each report is a table, read a day at a time. */
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import type { Reason } from '../../functions/recordings/listeners.ts';
import { isDay } from '../../functions/records/day-shards.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';
import type { AccountChange } from './account-change.ts';

export const reportKinds = [
  'who-heard',
  'disclosures',
  'failed-verifications',
  'overrides',
  'key-rotations',
] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface KeyRotation {
  readonly key: string;
  readonly on: string;
  readonly what: string;
}

/** Where the rows come from: tables, settings, keys. */
export interface ReportSources {
  /** Of one UTC day, `2026-11-22`. */
  accessOf(day: string): Promise<readonly ChainedEntry[]>;
  eventsOf(day: string): Promise<readonly LogRow[]>;
  /** By contact; a call whose caller nobody knows has none. */
  patientsOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  rotations(): Promise<readonly KeyRotation[]>;
  /** What the trail of the account says of one UTC day; a local centre has none. */
  changesOf(day: string): Promise<readonly AccountChange[]>;
  /** Features that are on though they are off by default, with their reasons. */
  features(): readonly { readonly name: string; readonly reason: string }[];
}

export interface ReportQuestion {
  readonly kind: ReportKind;
  /** Both days belong to it. */
  readonly from: string;
  readonly to: string;
  /** For `disclosures`: of this patient only. */
  readonly patientId?: string;
}

export interface Report {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const day = 86_400_000;
/** Six years and their leap days: what an accounting of disclosures covers (45 CFR 164.528(a)(1)). */
export const mostDays = 2_192;

/** None when the first or the last is no day, written as such: what else `Date` would read depends on where it runs. */
export function daysOf({ from, to }: Pick<ReportQuestion, 'from' | 'to'>): readonly string[] {
  if (!isDay(from) || !isDay(to)) return [];
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.floor((last - first) / day) + 1;
  if (!(count >= 1 && count <= mostDays)) return [];
  return Array.from({ length: count }, (_, n) => new Date(first + n * day).toISOString().slice(0, 10));
}

/** `progress` hears of each day that was read. */
export async function makeReport(
  sources: ReportSources,
  question: ReportQuestion,
  progress: (done: number, of: number) => void = () => {},
): Promise<Report> {
  const { title, columns, rowsOf, once } = reports[question.kind];
  const days = daysOf(question);
  const rows: (readonly string[])[] = [];
  for (const [n, date] of days.entries()) {
    rows.push(...(await rowsOf(sources, date, question)));
    progress(n + 1, days.length);
  }
  return { title, columns, rows: [...rows, ...((await once?.(sources, question)) ?? [])] };
}

interface Kind {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rowsOf: (s: ReportSources, day: string, q: ReportQuestion) => Promise<readonly string[][]>;
  /** Rows that belong to no single day. */
  readonly once?: (s: ReportSources, q: ReportQuestion) => Promise<readonly string[][]>;
}

const textOf = (row: object, name: string): string => String(Reflect.get(row, name) ?? '');
const accessColumns = ['When', 'Who', 'Role', 'What', 'Call', 'Recording', 'Reason', 'Ticket', 'Outcome'];
const accessRow = (one: ChainedEntry): string[] => [
  one.at,
  one.person,
  one.role ?? 'none',
  one.breakGlass ? `${one.action}, glass broken` : one.action,
  one.contactId ?? '',
  one.recording ?? '',
  one.reason ?? '',
  one.ticket ?? '',
  one.refusal ?? one.outcome,
];

const changeRow = ({ at, person, role, what, contactId = '', outcome }: AccountChange): string[] => [
  at,
  person,
  role,
  what,
  contactId,
  '',
  'by hand',
  '',
  outcome,
];

function toldRow(row: LogRow): string[] {
  const what = textOf(row, 'dataClass');
  const toAgent = what === 'caller-to-agent';
  return [
    row.sequence.slice(0, 24),
    textOf(row, 'patientId'),
    toAgent ? 'agent who took the call' : 'caller, verified as the patient',
    toAgent ? 'who is calling' : what,
    toAgent ? 'treatment, payment or operations: answering the call' : 'request of the individual',
    textOf(row, 'level'),
    row.contactId,
  ];
}

/**
 * Listenings that are accounted for. Who listens is of the clinic's workforce: that is a use, no disclosure (45 CFR 160.103), and
 * review, training, complaints, safety and emergencies are treatment or operations, which no accounting holds (164.528(a)(1)(i));
 * a patient's own request neither (ii). What is heard for a court, a lawyer of the other side or an authority goes on to them
 * (164.512(d) to (f)): it is accounted for, also when it stayed in the house after all. To whom it went stands in the ticket.
 */
const goesOutside: readonly (Reason | undefined)[] = ['legal', 'audit'];

async function givenOutside(sources: ReportSources, date: string): Promise<string[][]> {
  const heard = (await sources.accessOf(date)).filter(
    ({ action, outcome, reason }) =>
      action === 'hear' && outcome === 'granted' && goesOutside.includes(reason),
  );
  if (heard.length === 0) return [];
  const patients = await sources.patientsOf([...new Set(heard.map(({ contactId = '' }) => contactId))]);
  return heard.map(({ at, contactId = '', recording = '', reason = '', ticket = '', person }) => [
    at,
    patients.get(contactId) ?? '',
    `as ticket ${ticket} says`,
    recording,
    `${reason}: heard by ${person}`,
    '',
    contactId,
  ]);
}

const reports: Readonly<Record<ReportKind, Kind>> = {
  'who-heard': {
    title: 'Who asked for recordings, and what they got',
    columns: accessColumns,
    rowsOf: async (sources, date) => (await sources.accessOf(date)).map(accessRow),
  },
  /** Date, to whom, what, for what purpose. Source: 45 CFR 164.528(b)(2). */
  disclosures: {
    title: 'Accounting of disclosures',
    columns: ['Date', 'Patient', 'To whom', 'What', 'Purpose', 'Level', 'Call'],
    rowsOf: async (sources, date, { patientId }) => {
      const told = (await sources.eventsOf(date))
        .filter((row) => textOf(row, 'dataClass') !== '')
        .map(toldRow);
      const rows = [...told, ...(await givenOutside(sources, date))];
      return rows
        .filter(([, patient]) => patientId === undefined || patient === patientId)
        .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    },
  },
  'failed-verifications': {
    title: 'Verifications that failed',
    columns: ['When', 'Call', 'Step', 'Result'],
    rowsOf: async (sources, date) =>
      (await sources.eventsOf(date))
        .filter((row) => textOf(row, 'kind') === 'verification' && textOf(row, 'result') !== 'verified')
        .map((row) => [
          row.sequence.slice(0, 24),
          row.contactId,
          textOf(row, 'function'),
          textOf(row, 'result'),
        ]),
  },
  overrides: {
    title: 'Rules that were set aside: glass broken, changes by hand, features switched on',
    columns: accessColumns,
    rowsOf: async (sources, date) => {
      const broken = (await sources.accessOf(date)).filter(({ breakGlass }) => breakGlass).map(accessRow);
      const changed = (await sources.changesOf(date)).filter(({ kind }) => kind === 'by-hand').map(changeRow);
      return [...broken, ...changed].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    },
    once: async (sources) =>
      sources
        .features()
        .map(({ name, reason }) => ['settings', '', '', `feature ${name}`, '', '', reason, '', 'on']),
  },
  'key-rotations': {
    title: 'Rotations of keys',
    columns: ['Key', 'When', 'What'],
    rowsOf: async (sources, date) =>
      (await sources.changesOf(date))
        .filter(({ kind }) => kind === 'rotation')
        .map(({ key = '', at, what }) => [key, at, what]),
    once: async (sources, { from, to }) =>
      (await sources.rotations())
        .filter(({ on }) => on.slice(0, 10) >= from && on.slice(0, 10) <= to)
        .map(({ key, on, what }) => [key, on, what]),
  },
};
