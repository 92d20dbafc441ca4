/** What an auditor asks of a clinic, over a range of days: each report is a table, read a day at a time. */
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import type { ToldMoment } from '../../functions/records/agent-event.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';
import type { AccountChange } from './account-change.ts';
import { type DayRange, dayIn, utcDaysOf } from './clinic-days.ts';
import type { ReportKind } from './kind-names.ts';
import { reports, type Told } from './report-kinds.ts';

export interface KeyRotation {
  readonly key: string;
  readonly on: string;
  readonly what: string;
}

/** A feature that is on though it is off by default. */
export interface FeatureOn {
  readonly name: string;
  readonly reason: string;
}

/** Where the rows come from: tables, settings, keys. */
export interface ReportSources {
  /** Of one UTC day, `2026-11-22`. */
  accessOf(day: string): Promise<readonly ChainedEntry[]>;
  eventsOf(day: string): Promise<readonly LogRow[]>;
  /** By contact; a call whose caller nobody knows has none. */
  patientsOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who took it, by contact: the user name. */
  agentsOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What became of agents on one UTC day. */
  momentsOf(day: string): Promise<readonly ToldMoment[]>;
  rotations(): Promise<readonly KeyRotation[]>;
  /** What the trail of the account says of one UTC day; a local centre has none. */
  changesOf(day: string): Promise<readonly AccountChange[]>;
  /** Of the settings, as they are now. */
  features(): readonly FeatureOn[];
}

export interface ReportQuestion extends DayRange {
  readonly kind: ReportKind;
  /** For `disclosures`: of this patient only. */
  readonly patientId?: string;
}

export interface Report {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is read of a range of days, once for all kinds that are asked for. */
export interface ReportReading extends DayRange {
  readonly kinds: readonly ReportKind[];
  /** For `disclosures`: of this patient only. */
  readonly patientId?: string;
  /** Cells of a row; the first says whose day it is, and is empty for what is of no day. */
  readonly hear: (kind: ReportKind, cells: readonly string[]) => void;
  /** Hears of each day that was read. */
  readonly progress?: (done: number, of: number) => void;
}

/** Times are UTC, days the clinic's. */
export const columnsOf = (kind: ReportKind, zone: string): readonly string[] => [
  `Day (${zone})`,
  ...reports[kind].columns,
];

export async function readReports(sources: ReportSources, reading: ReportReading): Promise<void> {
  const { kinds, from, to, zone, hear } = reading;
  const days = utcDaysOf(reading);
  const tell = (kind: ReportKind, told: readonly Told[]) => {
    for (const { at, cells } of told) {
      const day = dayIn(zone, at);
      if (day >= from && day <= to) hear(kind, [day, ...cells]);
    }
  };
  for (const [n, date] of days.entries()) {
    for (const kind of kinds) tell(kind, await reports[kind].rowsOf(sources, date, reading));
    reading.progress?.(n + 1, days.length);
  }
  for (const kind of kinds) {
    const { told = [], always = [] } = (await reports[kind].once?.(sources)) ?? {};
    tell(kind, told);
    for (const cells of always) hear(kind, ['', ...cells]);
  }
}

/** One report, with all of its rows. */
export async function makeReport(
  sources: ReportSources,
  question: ReportQuestion,
  progress: (done: number, of: number) => void = () => {},
): Promise<Report> {
  const { kind, zone } = question;
  const rows: (readonly string[])[] = [];
  await readReports(sources, { ...question, kinds: [kind], hear: (_, cells) => rows.push(cells), progress });
  return { title: reports[kind].title, columns: columnsOf(kind, zone), rows };
}
