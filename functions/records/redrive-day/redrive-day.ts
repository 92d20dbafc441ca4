import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';
import { readContactRecord } from '../contact-record.ts';
import type { ContactRecords, VerifiedCalls } from '../contact-records.ts';
import { keepRecords } from '../store-contact-record/store-contact-record.ts';

/** Raw copies of the stream, by the day on which they came. */
export interface RawDays {
  /** Keys of the day's objects in order, those after `after`: at most a thousand. */
  list(day: string, after: string | undefined): Promise<readonly string[]>;
  /** Its records, one JSON text each. */
  read(key: string): Promise<readonly string[]>;
}

export interface RedrivePorts {
  readonly raw: RawDays;
  readonly records: ContactRecords;
  readonly calls: VerifiedCalls;
}

/** What a run has done. With `next` there is more of the day: ask again with `after` set to it. */
export interface Redriven {
  readonly day: string;
  readonly objects: number;
  readonly records: number;
  /** Contacts that were missing or older. The others were there already. */
  readonly written: number;
  readonly next?: string;
}

const question = z.strictObject({
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  after: z.optional(z.string().check(z.maxLength(1_024))),
});

/** Objects of a run: some minutes' work, and an answer long before the function's time is over. */
const mostObjects = 1_000;

/**
 * Sends a lost day of the stream of contact records through the same door once more, from its raw copies: the newest version of
 * each contact stays, so what is there is left alone and what is missing or older is written. May be repeated at will. A day is
 * that of arrival (UTC); a version that came after midnight lies in the next one.
 */
export async function redriveDay(ports: RedrivePorts, asked: unknown, now: Date): Promise<Redriven> {
  const { day, after } = read(asked);
  const keys = (await ports.raw.list(day, after)).slice(0, mostObjects);
  let [records, written] = [0, 0];
  for (const key of keys) {
    const lines = await ports.raw.read(key);
    const arrived = lines.map((line) => readContactRecord(new TextEncoder().encode(line)));
    records += arrived.length;
    written += (await keepRecords(ports, arrived, now)).size;
  }
  const last = keys.at(-1);
  const more = keys.length === mostObjects && last !== undefined;
  return { day, objects: keys.length, records, written, ...(more && { next: last }) };
}

function read(asked: unknown): z.infer<typeof question> {
  const { success, data } = question.safeParse(asked);
  if (success) return data;
  throw new Fault({
    code: 'missing-input',
    hint: 'ask with {"day": "2026-03-03"}, a day in UTC, and to go on with "after": the "next" of the answer before',
  });
}
