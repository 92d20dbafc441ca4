import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import type { AccountChange } from '../reports/account-change.ts';
import type { DayRange } from '../reports/clinic-days.ts';
import { csvLines, toCsv } from '../reports/csv.ts';
import { type ReportKind, reportKinds } from '../reports/kind-names.ts';
import { columnsOf, type ReportSources, readReports } from '../reports/report.ts';
import type { DaysOfAgents } from './training.ts';

export interface RangeRead {
  /** Day, report, how many rows: also where there are none. */
  readonly counts: readonly (readonly string[])[];
  readonly taken: DaysOfAgents;
  readonly entries: readonly ChainedEntry[];
  readonly changes: readonly AccountChange[];
}

interface Reading {
  readonly reports: ReportSources;
  readonly progress: (done: number, of: number) => void;
}

/** All reports of a range in one pass. With rows, they go to `reports/` in the folder as they come: there may be millions. */
export async function readRange(
  folder: string,
  { withRows, ...range }: DayRange & { readonly withRows: boolean },
  { reports, progress }: Reading,
): Promise<RangeRead> {
  const { from, to, zone } = range;
  const counts = new Map<string, number>();
  const keyOf = (day: string, kind: ReportKind) => `${day} ${kind}`;
  const taken = new Map<string, Set<string>>();
  const agentColumn = columnsOf('who-took-calls', zone).indexOf('Agent');
  const rows = withRows ? new RowFiles(join(folder, 'reports'), zone) : undefined;
  const { sources, entries, changes } = keeping(reports);
  await readReports(sources, {
    kinds: reportKinds,
    ...range,
    hear: (kind, cells) => {
      const [day = ''] = cells;
      const key = keyOf(day, kind);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      rows?.add(kind, cells);
      const agent = kind === 'who-took-calls' ? cells[agentColumn] : undefined;
      if (agent !== undefined) taken.set(agent, (taken.get(agent) ?? new Set()).add(day));
    },
    progress: (done, of) => {
      rows?.write();
      progress(done, of);
    },
  });
  rows?.write();
  const days = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return {
    counts: days.flatMap((day) =>
      reportKinds.map((kind) => [day, kind, String(counts.get(keyOf(day, kind)) ?? 0)]),
    ),
    taken,
    entries: [...entries.values()].flat(),
    changes: [...changes.values()].flat(),
  };
}

/** Sources that read each day of the access log and of the trail once, and keep it: there are few of either. */
function keeping(reports: ReportSources) {
  const entries = new Map<string, readonly ChainedEntry[]>();
  const changes = new Map<string, readonly AccountChange[]>();
  const once =
    <T>(known: Map<string, readonly T[]>, read: (day: string) => Promise<readonly T[]>) =>
    async (day: string) => {
      const found = known.get(day) ?? (await read(day));
      known.set(day, found);
      return found;
    };
  const sources: ReportSources = {
    ...reports,
    accessOf: once(entries, reports.accessOf),
    changesOf: once(changes, reports.changesOf),
  };
  return { sources, entries, changes };
}

/** A file for each report, which grows a day at a time. */
class RowFiles {
  private readonly folder: string;
  private readonly waiting = new Map<ReportKind, (readonly string[])[]>();

  constructor(folder: string, zone: string) {
    this.folder = folder;
    mkdirSync(folder);
    for (const kind of reportKinds) writeFileSync(this.fileOf(kind), toCsv(columnsOf(kind, zone), []));
  }

  add(kind: ReportKind, cells: readonly string[]): void {
    const waiting = this.waiting.get(kind);
    if (waiting) waiting.push(cells);
    else this.waiting.set(kind, [cells]);
  }

  write(): void {
    for (const [kind, rows] of this.waiting) appendFileSync(this.fileOf(kind), csvLines(rows));
    this.waiting.clear();
  }

  private fileOf(kind: ReportKind): string {
    return join(this.folder, `${kind}.csv`);
  }
}
