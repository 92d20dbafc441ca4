import { faultFrom, isOfService } from '../../faults.ts';
import { dayOf } from '../../records/day-shards.ts';
import { dayAfter } from '../../records/event-log/anchor.ts';
import { inParts } from '../../records/event-log/in-parts.ts';
import { isDeleted, thereOf } from '../call-marks.ts';
import { hasToBeThere, type KeptDays, longestKept } from '../kept-days.ts';
import { stateAmong, type VersionsUnder } from '../recording-objects.ts';
import { type RecordingIndex, recordingAt, type StoredRecording } from '../stored-recording.ts';
import { findingKinds, type Place, type Round, type Rounds, type Wrong } from './round.ts';

/** What the index says lies in the folders of a day, by key. It may be a second behind. */
export interface RecordingsByDay {
  page(place: Place): Promise<RecordingsPage>;
}

export interface RecordingsPage {
  readonly recordings: readonly StoredRecording[];
  /** Rows that are none. */
  readonly unreadable: readonly Pick<StoredRecording, 'contactId' | 'key'>[];
  /** The last key; absent when the day has no more. */
  readonly next?: string;
}

export interface ReconcilePorts {
  readonly byDay: RecordingsByDay;
  readonly index: RecordingIndex;
  readonly versions: VersionsUnder;
  readonly rounds: Rounds;
  readonly kept: KeptDays;
  /** Whether another page fits into the time of this run. */
  readonly hasTime: () => boolean;
}

/** More is no list that a person reads. */
const mostFindings = 1_000;

/**
 * Every recording that has to be there lies in the bucket as it was stored, and none lies there that the index does not name:
 * all days of the index against what S3 lists, the newest first, a page at a time, the next run from where this one stopped. Finds and reports; repairs nothing. `findings`:
 * something that no alarm has told of yet.
 */
export async function reconcileRecordings(
  ports: ReconcilePorts,
  at: Date,
): Promise<'findings' | 'goes-on' | 'complete'> {
  const { rounds, kept, hasTime } = ports;
  const today = dayOf(at.toISOString());
  const oldest = dayAfter(today, -longestKept(kept));
  const last = await rounds.last();
  const began = last?.next ? last.began : at.toISOString();
  const findings = new Map((last?.findings ?? []).map((one) => [one.key, one]));
  let { compared, unlisted } = last?.next ? last : { compared: 0, unlisted: 0 };
  let untold = last?.untold ?? false;
  let hasEnded = false;
  let next: Place | undefined = last?.next ?? { day: dayAfter(today, -1) };
  const now = (): Round => ({
    began,
    compared,
    unlisted,
    untold: untold && !hasEnded,
    findings: [...findings.values()],
    ...(next && { next }),
  });
  try {
    while (next && hasTime()) {
      const page = await ports.byDay.page(next);
      for (const { key, contactId, what } of await wrongAmong(ports, { ...page, place: next }, at)) {
        const known = findings.get(key);
        untold ||= !known;
        if (!known && findings.size >= mostFindings) unlisted += 1;
        else {
          const since = known?.since ?? today;
          findings.set(key, { what, contactId, key, since, seen: began, message: findingKinds[what] });
        }
      }
      compared += page.recordings.length;
      next = placeAfter(next, { next: page.next, oldest });
    }
    // What this round has looked for and not found again is over.
    if (!next) for (const { key, seen } of findings.values()) if (seen !== began) findings.delete(key);
    hasEnded = true;
  } finally {
    await rounds.keep(now());
  }
  if (untold) return 'findings';
  return next ? 'goes-on' : 'complete';
}

function placeAfter(
  { day }: Place,
  { next, oldest }: { readonly next: string | undefined; readonly oldest: string },
): Place | undefined {
  if (next !== undefined) return { day, after: next };
  return day > oldest ? { day: dayAfter(day, -1) } : undefined;
}

interface PlacedPage extends RecordingsPage {
  readonly place: Place;
}

async function wrongAmong(ports: ReconcilePorts, page: PlacedPage, at: Date): Promise<readonly Wrong[]> {
  const suspects: Wrong[] = [];
  for (const [folder, some] of Map.groupBy(page.recordings, ({ key }) => folderOf(key))) {
    const inside = (key: string | undefined) => (key?.startsWith(folder) ? key : undefined);
    const there = await ports.versions(folder, { after: inside(page.place.after), to: inside(page.next) });
    for (const { contactId, key, ...stored } of some) {
      if (stored.deletedAt !== undefined || !hasToBeThere({ key, ...stored }, ports.kept, at)) continue;
      const state = stateAmong(there.get(key) ?? [], stored);
      const what = state === 'altered' ? 'altered' : 'lost-recording';
      if (state !== 'as-stored') suspects.push({ what, contactId, key });
    }
    suspects.push(...notNamed(there, page, { folder, at }));
  }
  const excused = await inParts(suspects, (one) => isExcused(ports, one));
  return [
    ...suspects.filter((_, n) => !excused[n]),
    ...page.unreadable.map((one) => ({ ...one, what: 'unreadable' as const })),
  ];
}

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);

/** Those of yesterday may still be on their way into the index. */
function notNamed(
  there: Awaited<ReturnType<VersionsUnder>>,
  { recordings, unreadable, place }: PlacedPage,
  { folder, at }: { readonly folder: string; readonly at: Date },
): readonly Wrong[] {
  if (place.day >= dayAfter(dayOf(at.toISOString()), -1)) return [];
  const named = new Set([...recordings, ...unreadable].map(({ key }) => key));
  return [...there].flatMap(([key, versions]) => {
    const isThere = versions.some(({ etag, isLatest }) => etag !== undefined && isLatest);
    const known = isThere && !named.has(key) && folderOf(key) === folder ? recordingAt(key) : undefined;
    return known ? [{ what: 'not-indexed' as const, contactId: known.contactId, key }] : [];
  });
}

/** A deletion on request is the one reason. Read anew: it may be as young as the list of S3. */
async function isExcused({ index }: ReconcilePorts, { what, contactId, key }: Wrong): Promise<boolean> {
  try {
    const leg = await index.of(contactId);
    const isNamed = (stored: readonly StoredRecording[]) => stored.some((one) => one.key === key);
    return what === 'not-indexed' ? isNamed(leg.recordings) : isDeleted(leg) || !isNamed(thereOf(leg));
  } catch (error) {
    if (isOfService(faultFrom(error))) throw error;
    return false;
  }
}
