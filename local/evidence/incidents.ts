/** What went wrong, as the stores and the clinic tell it: kinds, days and counts, no call and no patient. */
import { z } from 'zod';
import type { ChainedEntry } from '../../functions/recordings/access-log.ts';
import type { Parked } from '../records/parked.ts';
import type { VerifiedRecords } from '../records/verify-records.ts';
import type { AccountChange } from '../reports/account-change.ts';
import { type DayRange, dayIn } from '../reports/clinic-days.ts';
import { day, filled, readGivenTable } from './given-table.ts';

const incident = z
  .object({
    day,
    kind: filled.regex(
      /^\p{L}[\p{L} ,'/-]{0,79}$/u,
      'it must be a few words without digits, for nothing here may point at a patient; say what kind it was',
    ),
    count: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,5}$/, 'it is no whole number; write how many, e.g. 1')
      .transform(Number),
    closed: z.union([z.literal(''), day], 'it is no day; write it as 2026-11-01, or leave it empty'),
  })
  .refine(({ day: on, closed }) => closed === '' || on <= closed, {
    path: ['closed'],
    message: 'it lies before "day"; one of the two is wrong',
  });
export type GivenIncident = z.infer<typeof incident>;

export const readIncidents = (file: string): readonly GivenIncident[] => readGivenTable(file, incident);

/** What the stores know. Times are ISO, UTC. */
export interface KnownTrouble {
  readonly entries: readonly ChainedEntry[];
  readonly changes: readonly AccountChange[];
  readonly verified: VerifiedRecords;
  readonly verifiedAt: string;
  readonly parked: readonly Parked[];
  /** When deletions were asked for that are not finished now. */
  readonly waiting: readonly string[];
  readonly given: readonly GivenIncident[];
}

export const incidentColumns = ['told by', 'kind', 'what', 'day', 'count', 'first', 'last', 'closed'];

interface One {
  readonly by: string;
  readonly kind: string;
  readonly what: string;
  readonly at: string;
}

/** Findings of the verification and deletions that wait are of now, whatever the range is. `withReasons`: why records are parked. */
export function incidentRows(
  known: KnownTrouble,
  { from, to, zone, withReasons }: DayRange & { readonly withReasons: boolean },
): readonly (readonly string[])[] {
  const isAsked = (on: string) => on >= from && on <= to;
  const ranged = [
    ...known.entries.flatMap(ofEntry),
    ...unfinished(known.entries),
    ...known.changes.flatMap(ofChange),
  ];
  const inRange = ranged.filter(({ at }) => isAsked(dayIn(zone, at)));
  const now = [...findings(known), ...known.waiting.map((at) => waits(at))];
  const parked = known.parked.filter((one) => one.day === 'unknown' || isAsked(one.day));
  const given = known.given
    .filter((one) => isAsked(one.day))
    .map(({ day: on, kind, count, closed }) => [
      'clinic',
      kind,
      '',
      on,
      String(count),
      '',
      '',
      closed || 'open',
    ]);
  return [...counted(inRange, zone), ...counted(now, zone), ...parkedRows(parked, withReasons), ...given];
}

function ofEntry({ at, action, outcome, refusal, breakGlass }: ChainedEntry): readonly One[] {
  const one = (kind: string, what: string) => [{ by: 'access log', kind, what, at }];
  // Whoever breaks the glass asks, and hears then: the asking counts.
  const broken = breakGlass && action === 'ask' ? one('glass broken', refusal ?? outcome) : [];
  if (outcome === 'refused')
    return [...broken, ...one('access refused', `${action}: ${refusal ?? 'no reason'}`)];
  return outcome === 'failed' ? [...broken, ...one('access failed', action)] : broken;
}

/** Deletions after whose last beginning nothing says how they ended. */
function unfinished(entries: readonly ChainedEntry[]): readonly One[] {
  const last = new Map<string, ChainedEntry>();
  for (const entry of entries) if (entry.action === 'delete') last.set(entry.contactId ?? '', entry);
  return [...last.values()]
    .filter(({ outcome }) => outcome === 'begun')
    .map(({ at }) => ({
      by: 'access log',
      kind: 'deletion not finished',
      what: 'begun, no end within these days',
      at,
    }));
}

const waits = (at: string): One => ({
  by: 'stores',
  kind: 'deletion not finished',
  what: 'a part of a deleted call still waits',
  at,
});

const ofChange = ({ at, kind, what, outcome }: AccountChange): readonly One[] =>
  kind === 'by-hand' ? [{ by: 'trail', kind: 'changed by hand', what: `${what}: ${outcome}`, at }] : [];

function findings({ verified: { log, access }, verifiedAt: at }: KnownTrouble): readonly One[] {
  const of = (what: string, all: readonly { readonly damage: string }[]) =>
    all.map(({ damage }) => ({ by: 'verification', kind: `found: ${damage}`, what, at }));
  return [...of('event log', log.findings), ...of('access log', access?.findings ?? [])];
}

/** The reason may name members of a record that nobody could read. */
function parkedRows(parked: readonly Parked[], withReasons: boolean): readonly (readonly string[])[] {
  const whatOf = ({ stream, reason }: Parked) => (withReasons ? `${stream}: ${reason}` : stream);
  const groups = Map.groupBy(parked, (one) => `${one.day} ${whatOf(one)}`);
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    if (!one) return [];
    const records = group.reduce((sum, each) => sum + each.records, 0);
    return [
      ['stores', 'record parked, could not be read', whatOf(one), one.day, String(records), '', '', ''],
    ];
  });
}

/** One row for each day, kind and what, with the first and the last time. */
function counted(all: readonly One[], zone: string): readonly (readonly string[])[] {
  const groups = Map.groupBy(all, ({ by, kind, what, at }) =>
    JSON.stringify([dayIn(zone, at), by, kind, what]),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first, ...more] = group.toSorted((a, b) => (a.at < b.at ? -1 : 1));
      if (!first) return [];
      const { by, kind, what, at } = first;
      const last = more.at(-1)?.at ?? at;
      return [[by, kind, what, dayIn(zone, at), String(group.length), at, last, '']];
    });
}
