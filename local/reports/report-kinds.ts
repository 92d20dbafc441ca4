/** The kinds of report: which rows of which sources, and what of each is shown. */
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import type { Reason } from '../../functions/recordings/listeners.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';
import type { AccountChange } from './account-change.ts';
import type { ReportQuestion, ReportSources } from './report.ts';
import { reportedAt } from './reported-at.ts';

export const reportKinds = [
  'who-heard',
  'disclosures',
  'failed-verifications',
  'overrides',
  'key-rotations',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A row, and when what it tells of happened. */
export interface Told {
  readonly at: string;
  readonly cells: readonly string[];
}

interface Kind {
  readonly title: string;
  readonly columns: readonly string[];
  /** Of a day of UTC. */
  readonly rowsOf: (s: ReportSources, day: string, q: ReportQuestion) => Promise<readonly Told[]>;
  /** Rows that are not read by days; `always`: of no day. */
  readonly once?: (
    s: ReportSources,
  ) => Promise<{ readonly told?: readonly Told[]; readonly always?: readonly string[][] }>;
}

const textOf = (row: object, name: string): string => String(Reflect.get(row, name) ?? '');
const accessColumns = ['When', 'Who', 'Role', 'What', 'Call', 'Recording', 'Reason', 'Ticket', 'Outcome'];
const accessRow = (one: ChainedEntry): Told => ({
  at: one.at,
  cells: [
    one.at,
    one.person,
    one.role ?? 'none',
    one.breakGlass ? `${one.action}, glass broken` : one.action,
    one.contactId ?? '',
    one.recording ?? '',
    one.reason ?? '',
    one.ticket ?? '',
    one.refusal ?? one.outcome,
  ],
});

const changeRow = ({ at, person, role, what, contactId = '', outcome }: AccountChange): Told => ({
  at,
  cells: [at, person, role, what, contactId, '', 'by hand', '', outcome],
});

/** A row of the event log: the time that it tells of, and `cells`. */
const eventRow = (row: LogRow, cells: readonly string[]): Told => ({
  at: reportedAt(row),
  cells: [row.sequence.slice(0, 24), ...cells],
});

const byTime = (rows: readonly Told[]): readonly Told[] =>
  rows.toSorted(({ cells: [a = ''] }, { cells: [b = ''] }) => (a < b ? -1 : 1));

function toldRow(row: LogRow): Told {
  const what = textOf(row, 'dataClass');
  const toAgent = what === 'caller-to-agent';
  return eventRow(row, [
    textOf(row, 'patientId'),
    toAgent ? 'agent who took the call' : 'caller, verified as the patient',
    toAgent ? 'who is calling' : what,
    toAgent ? 'treatment, payment or operations: answering the call' : 'request of the individual',
    textOf(row, 'level'),
    row.contactId,
  ]);
}

/**
 * Listenings that are accounted for. Who listens is of the clinic's workforce: that is a use, no disclosure (45 CFR 160.103), and
 * review, training, complaints, safety and emergencies are treatment or operations, which no accounting holds (164.528(a)(1)(i));
 * a patient's own request neither (ii). What is heard for a court, a lawyer of the other side or an authority goes on to them
 * (164.512(d) to (f)): it is accounted for, also when it stayed in the house after all. To whom it went stands in the ticket.
 */
const goesOutside: readonly (Reason | undefined)[] = ['legal', 'audit'];

async function givenOutside(sources: ReportSources, date: string): Promise<readonly Told[]> {
  const heard = (await sources.accessOf(date)).filter(
    ({ action, outcome, reason }) =>
      action === 'hear' && outcome === 'granted' && goesOutside.includes(reason),
  );
  if (heard.length === 0) return [];
  const patients = await sources.patientsOf([...new Set(heard.map(({ contactId = '' }) => contactId))]);
  return heard.map(({ at, contactId = '', recording = '', reason = '', ticket = '', person }) => ({
    at,
    cells: [
      at,
      patients.get(contactId) ?? '',
      `as ticket ${ticket} says`,
      recording,
      `${reason}: heard by ${person}`,
      '',
      contactId,
    ],
  }));
}

export const reports: Readonly<Record<ReportKind, Kind>> = {
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
      return byTime(
        rows.filter(({ cells: [, patient] }) => patientId === undefined || patient === patientId),
      );
    },
  },
  'failed-verifications': {
    title: 'Verifications that failed',
    columns: ['When', 'Call', 'Step', 'Result'],
    rowsOf: async (sources, date) =>
      (await sources.eventsOf(date))
        .filter((row) => textOf(row, 'kind') === 'verification' && textOf(row, 'result') !== 'verified')
        .map((row) => eventRow(row, [row.contactId, textOf(row, 'function'), textOf(row, 'result')])),
  },
  overrides: {
    title: 'Rules that were set aside: glass broken, changes by hand, features switched on',
    columns: accessColumns,
    rowsOf: async (sources, date) => {
      const broken = (await sources.accessOf(date)).filter(({ breakGlass }) => breakGlass).map(accessRow);
      const changed = (await sources.changesOf(date)).filter(({ kind }) => kind === 'by-hand').map(changeRow);
      return byTime([...broken, ...changed]);
    },
    once: async (sources) => ({
      always: sources
        .features()
        .map(({ name, reason }) => ['settings', '', '', `feature ${name}`, '', '', reason, '', 'on']),
    }),
  },
  'key-rotations': {
    title: 'Rotations of keys',
    columns: ['Key', 'When', 'What'],
    rowsOf: async (sources, date) =>
      (await sources.changesOf(date))
        .filter(({ kind }) => kind === 'rotation')
        .map(({ key = '', at, what }) => ({ at, cells: [key, at, what] })),
    once: async (sources) => ({
      told: (await sources.rotations()).map(({ key, on, what }) => ({ at: on, cells: [key, on, what] })),
    }),
  },
};
