/** The kinds of report: which rows of which sources, and what of each is shown. */
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import type { Reason } from '../../functions/recordings/listeners.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';
import type { AccountChange } from './account-change.ts';
import { agentDayColumns, agentDayRows } from './agent-days.ts';
import type { ReportKind } from './kind-names.ts';
import type { ReportQuestion, ReportSources } from './report.ts';
import { reportedAt } from './reported-at.ts';

/** A row, and when what it tells of happened. */
export interface Told {
  readonly at: string;
  readonly cells: readonly string[];
}

interface Kind {
  readonly title: string;
  readonly columns: readonly string[];
  /** Of a day of UTC. */
  readonly rowsOf: (
    s: ReportSources,
    day: string,
    q: Pick<ReportQuestion, 'patientId'>,
  ) => Promise<readonly Told[]>;
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

const contactsOf = (rows: readonly LogRow[]): readonly string[] => [
  ...new Set(rows.map(({ contactId }) => contactId)),
];

const byTime = (rows: readonly Told[]): readonly Told[] =>
  rows.toSorted(({ cells: [a = ''] }, { cells: [b = ''] }) => (a < b ? -1 : 1));

/** What an agent heard or saw with a call, by class of data. */
const toldAgent: Readonly<Record<string, string>> = {
  'caller-to-agent': 'who is calling',
  'history-to-agent': 'earlier contacts, messages, visits, balance',
};
const isToAgent = (row: LogRow): boolean => Object.hasOwn(toldAgent, textOf(row, 'dataClass'));

/** `agent`: who took the call, if its record says so. */
function toldRow(row: LogRow, agent: string | undefined): Told {
  const what = textOf(row, 'dataClass');
  const toAgent = isToAgent(row);
  return eventRow(row, [
    textOf(row, 'patientId'),
    toAgent ? `agent ${agent ?? 'who took the call'}` : 'caller, verified as the patient',
    toldAgent[what] ?? what,
    toAgent ? 'treatment, payment or operations: answering the call' : 'request of the individual',
    textOf(row, 'level'),
    row.contactId,
  ]);
}

/** Key 9 of the menus: every step to which it leads is called so. */
export const crisisChoice = /\/[a-z-]*crisis[a-z-]*$/;
/** Also a call that was for urgent help in the end. */
const isUrgent = (row: LogRow): boolean =>
  crisisChoice.test(textOf(row, 'chose')) || textOf(row, 'reason') === 'crisis';

/** A choice stands at the beginning of its call: the record does not say when in it. */
function urgentRow(row: LogRow): readonly Told[] {
  const [kind, queue, agent] = ['kind', 'queue', 'agent'].map((name) => textOf(row, name));
  if (isUrgent(row) && kind === 'choice')
    return [eventRow(row, [row.contactId, 'asked for urgent help in this call'])];
  if (kind === 'began') return [eventRow(row, [row.contactId, 'called'])];
  if (kind === 'queue') return [eventRow(row, [row.contactId, `waits in queue ${queue}`])];
  if (kind === 'agent') return [eventRow(row, [row.contactId, `answered by agent ${agent}`])];
  return kind === 'ended' ? [eventRow(row, [row.contactId, 'ended'])] : [];
}

/** What the record system said of the person when the code was asked for, by the outcome of the function. */
const consents: Readonly<Record<string, string>> = {
  sent: 'yes: mobile number on file, texts not refused',
  'no-mobile': 'no: no mobile number on file, or texts refused; nothing was sent',
};

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
      const events = (await sources.eventsOf(date)).filter((row) => textOf(row, 'dataClass') !== '');
      const agents = await sources.agentsOf(contactsOf(events.filter(isToAgent)));
      const told = events.map((row) => toldRow(row, agents.get(row.contactId)));
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
  emergencies: {
    title: 'Callers who asked for urgent help, and when somebody answered',
    columns: ['When', 'Call', 'What'],
    rowsOf: async (sources, date) => {
      const events = await sources.eventsOf(date);
      // The guide on the agent's screen is a contact of its own with the reason of the call: it is in no queue.
      const asked = (row: LogRow) => ['choice', 'queue'].includes(textOf(row, 'kind'));
      const calls = new Set(contactsOf(events.filter(asked)));
      const urgent = new Set(contactsOf(events.filter(isUrgent))).intersection(calls);
      return byTime(events.filter(({ contactId }) => urgent.has(contactId)).flatMap(urgentRow));
    },
  },
  /** All that goes out by itself: codes that a caller has asked for in the same call. */
  texts: {
    title: 'Texts, and whether the person had agreed to them at that time',
    columns: ['When', 'Call', 'What', 'Consent', 'Outcome'],
    rowsOf: async (sources, date) =>
      (await sources.eventsOf(date))
        .filter((row) => textOf(row, 'function') === 'send-verification-code')
        .filter((row) => textOf(row, 'kind') === 'function')
        .map((row) => {
          const outcome = textOf(row, 'outcome');
          const what = 'one-time code, asked for in this call';
          return eventRow(row, [row.contactId, what, consents[outcome] ?? 'not looked up', outcome]);
        }),
  },
  /** To compare with the clinic's register of who was trained. */
  'who-took-calls': {
    title: 'Agents who took calls',
    columns: ['When', 'Agent', 'Call'],
    rowsOf: async (sources, date) => {
      const taken = (await sources.eventsOf(date)).filter((row) => textOf(row, 'kind') === 'agent');
      const agents = await sources.agentsOf(contactsOf(taken));
      return byTime(
        taken.map((row) => eventRow(row, [agents.get(row.contactId) ?? textOf(row, 'agent'), row.contactId])),
      );
    },
  },
  'agent-days': {
    title: 'What became of each agent, and how long it lasted',
    columns: agentDayColumns,
    rowsOf: async (sources, date) =>
      agentDayRows(await sources.momentsOf(date), await sources.momentsOf(dayAfter(date))),
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
  /** What functions and Connect read is told by the reports above. */
  'read-by-hand': {
    title: 'Tables and stored objects that somebody read otherwise than through the centre',
    columns: ['When', 'Who', 'Role', 'What', 'From', 'Outcome'],
    rowsOf: async (sources, date) =>
      (await sources.changesOf(date))
        .filter(({ kind }) => kind === 'read')
        .map(({ at, person, role, what, from = '', outcome }) => ({
          at,
          cells: [at, person, role, what, from, outcome],
        })),
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
