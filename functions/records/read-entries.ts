import { type Fault, faultFrom, isOfService } from '../faults.ts';
import type { EntryEnd, StreamEntry } from '../stream-handler.ts';
import type { ParkedRecords } from './stream-copies.ts';

export type ReadEntry<T> = { readonly entry: StreamEntry } & (
  | { readonly value: T; readonly fault?: undefined }
  | { readonly fault: Fault }
);

/** Records that are read side by side: each may ask the key service, and every connection costs a start. */
const atOnce = 20;

/**
 * Reads each record of a batch. What is wrong with one record is that record's fault; what is wrong with a service that is
 * needed is thrown, and the batch comes again.
 */
export async function readEntries<T>(
  entries: readonly StreamEntry[],
  read: (entry: StreamEntry) => Promise<T>,
): Promise<readonly ReadEntry<T>[]> {
  const done: ReadEntry<T>[] = [];
  for (let at = 0; at < entries.length; at += atOnce)
    done.push(...(await Promise.all(entries.slice(at, at + atOnce).map((entry) => readOne(entry, read)))));
  return done;
}

async function readOne<T>(
  entry: StreamEntry,
  read: (entry: StreamEntry) => Promise<T>,
): Promise<ReadEntry<T>> {
  try {
    return { entry, value: await read(entry) };
  } catch (error) {
    const fault = faultFrom(error);
    if (isOfService(fault)) throw fault;
    return { entry, fault };
  }
}

/** Parks what could not be read and says how every record of the batch ended. */
export async function endOf<T>(
  read: readonly ReadEntry<T>[],
  parked: ParkedRecords,
  outcomeOf: (value: T) => string,
): Promise<readonly EntryEnd[]> {
  await Promise.all(read.map(({ entry, fault }) => (fault ? parked.park(entry, fault) : undefined)));
  return read.map((one) =>
    one.fault ? { outcome: 'parked', fault: one.fault } : { outcome: outcomeOf(one.value) },
  );
}
