import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import type { Restored } from '../event-log/logged-event.ts';

/** Raw copies of the stream, by the day on which they came. */
export interface RawDays {
  /** Keys of the day's objects in order, those after `after`: at most a thousand. */
  list(day: string, after: string | undefined): Promise<readonly string[]>;
  /** Its records, one JSON text each. */
  read(key: string): Promise<readonly string[]>;
}

/** What can be brought back from raw copies. Rows that functions wrote come from no stream: a backup has them. */
export const lostThings = ['contact-records', 'agent-events', 'event-log'] as const;
export type LostThing = (typeof lostThings)[number];

/** Where its raw copies lie, and the door through which it came in; how many of the lines were missing or older. */
export interface Redriving {
  readonly raw: RawDays;
  readonly keep: (lines: readonly Uint8Array[]) => Promise<number | Restored>;
}

/** What a run has done. With `next` there is more of the day: ask again with `after` set to it. */
export interface Redriven {
  readonly day: string;
  readonly of: LostThing;
  readonly objects: number;
  readonly records: number;
  /**
   * Contacts that were missing or older, rows of the event log that were missing; of agents every change, for writing one
   * again changes nothing.
   */
  readonly written: number;
  /**
   * Of the event log: rows that the raw copy tells otherwise than they were sealed, and that were therefore left out. They are
   * `missing` to `records verify`; a backup has them.
   */
  readonly unlike?: number;
  readonly next?: string;
}

const question = z.strictObject({
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  of: z._default(z.enum(lostThings), 'contact-records'),
  after: z.optional(z.string().check(z.maxLength(1_024))),
});

/** Objects of a run: some minutes' work, and an answer long before the function's time is over. */
const mostObjects = 1_000;

/**
 * Sends a lost day of a stream through the same door once more, from its raw copies: what is there is left alone and what is
 * missing or older is written. May be repeated at will. A day is that of arrival (UTC); a version that came after midnight lies
 * in the next one.
 */
export async function redriveDay(
  things: Readonly<Record<LostThing, Redriving>>,
  asked: unknown,
): Promise<Redriven> {
  const { day, of, after } = read(asked);
  const { raw, keep } = things[of];
  const keys = (await raw.list(day, after)).slice(0, mostObjects);
  let [records, written] = [0, 0];
  const unlike = new Set<string>();
  for (const key of keys) {
    const lines = (await raw.read(key)).map((line) => new TextEncoder().encode(line));
    records += lines.length;
    const kept = await keep(lines);
    if (typeof kept === 'number') written += kept;
    else {
      written += kept.written.length;
      for (const row of kept.unlike) unlike.add(row);
      // Another version of the record told it as it was.
      for (const row of kept.written) unlike.delete(row);
    }
  }
  const last = keys.at(-1);
  const more = keys.length === mostObjects && last !== undefined;
  const done = { day, of, objects: keys.length, records, written };
  return { ...done, ...(of === 'event-log' && { unlike: unlike.size }), ...(more && { next: last }) };
}

function read(asked: unknown): z.infer<typeof question> {
  const { success, data } = question.safeParse(asked);
  if (success) return data;
  throw new Fault({
    code: 'missing-input',
    hint: 'ask with {"day": "2026-03-03"}, a day in UTC, with "of": "agent-events" or "event-log" for those, and to go on with "after": the "next" of the answer before',
  });
}
