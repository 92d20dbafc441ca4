/**
 * Items and indexes in memory, without a data folder. Each item is there once, packed; an entry of an index points to its item
 * and is cut to the index's attributes when it is read. A million contact records with seven indexes take 7 GB, two of them
 * garbage not yet collected; in dynalite's own store, which has each entry as JSON, they took 16.
 */
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { type PackedRow, pack, unpack } from './packed-row.ts';
import { slabs } from './slabs.ts';
import { type Range, SortedMap } from './sorted-map.ts';
import type { Change, Rows, ValueRange } from './store.ts';

interface Part {
  readonly rows: SortedMap<PackedRow>;
  /** Of an index that has not all of them. */
  attributes?: readonly string[];
}

export function rowsInMemory(): Rows {
  countBuffersWithHeap();
  const parts = new Map<string, Part>();
  const take = slabs();
  const partOf = (name: string): Part => {
    const known = parts.get(name);
    if (known) return known;
    const made = { rows: new SortedMap<PackedRow>() };
    parts.set(name, made);
    return made;
  };

  return {
    get(part, key) {
      const { rows, attributes } = partOf(part);
      const row = rows.get(key);
      return row && unpack(row, attributes);
    },
    async write(changes) {
      // An operation writes the entries of an item just before the item.
      let entries: Change[] = [];
      for (const change of changes) {
        if (!change.value) partOf(change.part).rows.delete(change.key);
        else if (change.isEntry) entries.push(change);
        else {
          const row = pack(change.value, take);
          partOf(change.part).rows.set(change.key, row);
          for (const { part, key, value } of entries) {
            const index = partOf(part);
            // Names of all of them: those that the item lacks are there, without a value.
            if (value && value !== change.value) index.attributes ??= Object.keys(value);
            index.rows.set(key, row);
          }
          entries = [];
        }
      }
    },
    values: (part, range) => valuesOf(partOf(part), range),
    drop: (part) => void parts.delete(part),
  };
}

/**
 * Reads on from the last key each time: writes go on meanwhile, and a row that comes behind it is missed, as in DynamoDB.
 */
function valuesOf({ rows, attributes }: Part, { limit = -1, ...range }: ValueRange): Readable {
  let rest: Range = range;
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  return new Readable({
    objectMode: true,
    read(size) {
      const found = rows.some(rest, Math.min(size, left));
      left -= found.length;
      const [last] = found.at(-1) ?? [];
      if (last !== undefined) rest = beyond(rest, last);
      for (const [, row] of found) this.push(unpack(row, attributes));
      if (found.length === 0) this.push(null);
    },
  });
}

const beyond = ({ gt, gte, lt, lte, reverse }: Range, key: string): Range =>
  reverse
    ? { ...(gt && { gt }), ...(gte && { gte }), lt: key, reverse }
    : { gt: key, ...(lt && { lt }), ...(lte && { lte }) };

/**
 * V8 13 looks through the whole heap after each 64 MB of buffers that requests have left behind: at a million rows most of the
 * time. So it waits until heap and buffers together have grown by a part of what they were. Observed: `--trace-incremental-marking`
 * says "external memory pressure" each time without it. Assumed: other versions need it no more, or know it not.
 */
function countBuffersWithHeap(): void {
  if (process.versions.v8.startsWith('13.'))
    setFlagsFromString('--external-memory-accounted-in-global-limit');
}
