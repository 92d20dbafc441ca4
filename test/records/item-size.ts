/** What DynamoDB counts of an item. Source: DynamoDB Developer Guide, CapacityUnitCalculations. */
import type { TableIndex, TableShape } from '../../infra/tables.ts';

export type StoredItem = Readonly<Record<string, unknown>>;

/** Storage of an item, and of each of its rows in indexes, counts so much more. Unit: bytes. */
const overhead = 100;

export function itemBytes(item: StoredItem): number {
  return sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueBytes(value)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function valueBytes(value: unknown): number {
  const { S, N, B, L, M } = Object(value);
  if (S !== undefined) return Buffer.byteLength(String(S));
  if (N !== undefined) return Math.ceil(String(N).replace(/\D/g, '').length / 2) + 1;
  if (B !== undefined) return Buffer.from(String(B), 'base64').length;
  if (Array.isArray(L)) return 3 + L.length + sum(L.map(valueBytes));
  if (M !== undefined) return 3 + Object.keys(M).length + itemBytes(M);
  return 1;
}

/** What an index holds of an item; undefined where it has no row. */
function inIndex(item: StoredItem, shape: TableShape, index: TableIndex): StoredItem | undefined {
  const keys = [index.partition, ...(index.sort === undefined ? [] : [index.sort])];
  if (!keys.every((key) => item[key] !== undefined)) return undefined;
  if (index.projection === 'all') return item;
  const carried = index.projection === 'keys' ? [] : index.projection;
  const all = [shape.partition, ...(shape.sort === undefined ? [] : [shape.sort]), ...keys, ...carried];
  return Object.fromEntries(all.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

export interface Kept {
  /** Unit: bytes. */
  readonly bytes: number;
  /** To write each row once: 1 KB each, in the table and in its indexes. */
  readonly writeUnits: number;
}

/**
 * Rows with all that indexes hold of them. In a transaction a row of the table costs twice.
 * Assumed: rows of an index cost once, also then.
 */
export function keptOf(items: readonly StoredItem[], shape: TableShape, inTransaction = false): Kept {
  let [bytes, writeUnits] = [0, 0];
  for (const item of items) {
    const copies = (shape.indexes ?? []).flatMap((index): StoredItem[] => {
      const copy = inIndex(item, shape, index);
      return copy ? [copy] : [];
    });
    const sizes = [item, ...copies].map(itemBytes);
    bytes += sum(sizes.map((size) => size + overhead));
    const units = sizes.map((size) => Math.ceil(size / 1024));
    writeUnits += sum(units) + (inTransaction ? (units[0] ?? 0) : 0);
  }
  return { bytes, writeUnits };
}
