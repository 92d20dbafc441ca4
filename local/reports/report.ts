/** What an auditor asks of a clinic, over a range of days: each report is a table, read a day at a time. */
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
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

/** Where the rows come from: tables, settings, keys. */
export interface ReportSources {
  /** Of one UTC day, `2026-11-22`. */
  accessOf(day: string): Promise<readonly ChainedEntry[]>;
  eventsOf(day: string): Promise<readonly LogRow[]>;
  /** By contact; a call whose caller nobody knows has none. */
  patientsOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who took it, by contact: the user name. */
  agentsOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  rotations(): Promise<readonly KeyRotation[]>;
  /** What the trail of the account says of one UTC day; a local centre has none. */
  changesOf(day: string): Promise<readonly AccountChange[]>;
  /** Features that are on though they are off by default, with their reasons. */
  features(): readonly { readonly name: string; readonly reason: string }[];
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

/** `progress` hears of each day that was read. The first column says whose day it is: times are UTC. */
export async function makeReport(
  sources: ReportSources,
  question: ReportQuestion,
  progress: (done: number, of: number) => void = () => {},
): Promise<Report> {
  const { title, columns, rowsOf, once } = reports[question.kind];
  const { from, to, zone } = question;
  const days = utcDaysOf(question);
  const rows: (readonly string[])[] = [];
  const add = (told: readonly Told[]) => {
    for (const { at, cells } of told) {
      const day = dayIn(zone, at);
      if (day >= from && day <= to) rows.push([day, ...cells]);
    }
  };
  for (const [n, date] of days.entries()) {
    add(await rowsOf(sources, date, question));
    progress(n + 1, days.length);
  }
  const { told = [], always = [] } = (await once?.(sources)) ?? {};
  add(told);
  rows.push(...always.map((cells) => ['', ...cells]));
  return { title, columns: [`Day (${zone})`, ...columns], rows };
}
