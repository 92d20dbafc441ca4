import type { Item } from './items.ts';

/**
 * An item as the store in memory holds it: bytes outside the heap, which costs the collector nothing. Long texts lie apart, as
 * they are: the entries of an index are read without them, and they need no escapes.
 */
export interface PackedRow {
  /** JSON of the item; its long texts are empty. */
  readonly head: Buffer;
  readonly long?: ReadonlyMap<string, Buffer>;
}

/** From here a text is long. Unit: characters. */
const longText = 1_000;

export function pack(item: Item): PackedRow {
  let long: Map<string, Buffer> | undefined;
  let head = item;
  for (const [name, { S: text }] of Object.entries(item)) {
    // A lone surrogate has no bytes of its own; in JSON it has an escape.
    if (typeof text !== 'string' || text.length < longText || !text.isWellFormed()) continue;
    if (!long) head = { ...item };
    long ??= new Map();
    long.set(name, Buffer.from(text));
    head[name] = { S: '' };
  }
  const bytes = Buffer.from(JSON.stringify(head));
  return long ? { head: bytes, long } : { head: bytes };
}

/** A new item each time: whoever reads may change it. `attributes`: those of an index; absent ones are left out. */
export function unpack({ head, long }: PackedRow, attributes?: readonly string[]): Item {
  // Written by `pack`.
  const item: Item = JSON.parse(head.toString());
  if (!attributes) {
    for (const [name, text] of long ?? []) item[name] = { S: text.toString() };
    return item;
  }
  const some: Item = {};
  for (const name of attributes) {
    const text = long?.get(name);
    const value = text ? { S: text.toString() } : item[name];
    if (value) some[name] = value;
  }
  return some;
}
