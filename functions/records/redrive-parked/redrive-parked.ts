import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import type { EntryEnd, StreamEntry } from '../../stream-handler.ts';
import type { RawCopies } from '../stream-copies.ts';

/** What was parked of one stream, opened. */
export interface ParkedEntries {
  /** Keys in order, those after `after`: at most a thousand. */
  list(after: string | undefined): Promise<readonly string[]>;
  /** The record as it came; a fault when it cannot be opened. */
  open(key: string): Promise<StreamEntry>;
  /** Once it is kept. */
  remove(key: string): Promise<void>;
}

export const parkedStreams = ['contact-records', 'agent-events'] as const;
export type ParkedStream = (typeof parkedStreams)[number];

/** A stream: what lies parked of it, and the door through which its records come in. */
export interface Redriving {
  readonly parked: ParkedEntries;
  /** As the functions behind the stream do it; what still cannot be read parks itself again, with its reason of today. */
  readonly keep: (entry: StreamEntry) => Promise<EntryEnd>;
}

/** With `next` there is more: ask again with `after` set to it. */
export interface RedrivenParked {
  readonly stream: ParkedStream;
  readonly tried: number;
  readonly kept: number;
  /** Those that are parked still: how many, by their reason. No word of a record. */
  readonly still: Readonly<Record<string, number>>;
  readonly next?: string;
}

const question = z.strictObject({
  stream: z.enum(parkedStreams),
  after: z.optional(z.string().check(z.maxLength(1_024))),
});

/** Some minutes' work: each is opened, kept and taken away by itself. */
const mostAtOnce = 1_000;

/**
 * Sends what was parked through its door once more, after the reader was corrected. A record that is kept is taken away from
 * the parked ones last, so that a run that breaks off is simply run again: the same record twice is one record.
 */
export async function redriveParked(
  streams: Readonly<Record<ParkedStream, Redriving>>,
  asked: unknown,
): Promise<RedrivenParked> {
  const { stream, after } = read(asked);
  const { parked, keep } = streams[stream];
  const keys = (await parked.list(after)).slice(0, mostAtOnce);
  const still: Record<string, number> = {};
  let kept = 0;
  for (const key of keys) {
    const { fault } = await keep(await parked.open(key));
    if (fault) still[fault.hint] = (still[fault.hint] ?? 0) + 1;
    else {
      await parked.remove(key);
      kept++;
    }
  }
  const last = keys.at(-1);
  const more = keys.length === mostAtOnce && last !== undefined;
  return { stream, tried: keys.length, kept, still, ...(more && { next: last }) };
}

/** Its own name: that of the batch it came in belongs to the others of that batch. */
export const besideBatch = (raw: RawCopies): RawCopies => ({
  keep: (batch, lines) => raw.keep({ ...batch, shard: `redriven-${batch.shard}` }, lines),
});

function read(asked: unknown): z.infer<typeof question> {
  const { success, data } = question.safeParse(asked);
  if (success) return data;
  throw new Fault({
    code: 'missing-input',
    hint: `ask with {"stream": "${parkedStreams.join('" or "')}"}, and to go on with "after": the "next" of the answer before`,
  });
}
