import { faultFrom, isOfService } from '../../faults.ts';
import { dayOf } from '../../records/day-shards.ts';
import { dayAfter } from '../../records/event-log/anchor.ts';
import { inParts } from '../../records/event-log/in-parts.ts';
import { isDeleted, thereOf } from '../call-marks.ts';
import { hasToBeThere, type KeptDays, longestKept } from '../kept-days.ts';
import { stateAmong, type VersionsUnder } from '../recording-objects.ts';
import type { RecordingIndex, StoredRecording } from '../stored-recording.ts';
import { findingKinds, type Place, type Round, type Rounds, type Wrong } from './round.ts';

/** What the index says was stored on a day, by key. It may be a second behind. */
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
 * Every recording that has to be there lies in the bucket as it was stored: all days of the index against what S3 lists, the
 * newest first, a page at a time, the next run from where this one stopped. Finds and reports; repairs nothing. `findings`:
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
      for (const { key, contactId, what } of await wrongAmong(ports, page, at)) {
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

async function wrongAmong(
  ports: ReconcilePorts,
  { recordings, unreadable }: RecordingsPage,
  at: Date,
): Promise<readonly Wrong[]> {
  const { versions, kept } = ports;
  const due = recordings.filter((one) => one.deletedAt === undefined && hasToBeThere(one, kept, at));
  const folders = Map.groupBy(due, ({ key }) => key.slice(0, key.lastIndexOf('/') + 1));
  const suspects: Wrong[] = [];
  for (const [folder, some] of folders) {
    const there = await versions(
      folder,
      some.map(({ key }) => key),
    );
    for (const { contactId, key, ...stored } of some) {
      const state = stateAmong(there.get(key) ?? [], stored);
      const what = state === 'altered' ? 'altered' : 'lost-recording';
      if (state !== 'as-stored') suspects.push({ what, contactId, key });
    }
  }
  const excused = await inParts(suspects, (one) => isExcused(ports, one));
  return [
    ...suspects.filter((_, n) => !excused[n]),
    ...unreadable.map((one) => ({ ...one, what: 'unreadable' as const })),
  ];
}

/** A deletion on request is the one reason. Read anew: it may be as young as the list of S3. */
async function isExcused({ index }: ReconcilePorts, { contactId, key }: Wrong): Promise<boolean> {
  try {
    const leg = await index.of(contactId);
    return isDeleted(leg) || !thereOf(leg).some((one) => one.key === key);
  } catch (error) {
    if (isOfService(faultFrom(error))) throw error;
    return false;
  }
}
