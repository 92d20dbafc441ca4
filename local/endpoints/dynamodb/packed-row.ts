import type { Item } from './items.ts';

/**
 * An item as the store in memory holds it: JSON, a line break, and then its long texts as they are, each with its length in
 * bytes in the JSON. So the entries of an index are read without them, and they need no escapes.
 */
export type PackedRow = Buffer;

/** From here a text is long. Unit: characters. */
const longText = 1_000;
const lineBreak = '\n'.charCodeAt(0);

/** `take` gives room of so many bytes. */
export function pack(item: Item, take: (length: number) => Buffer): PackedRow {
  const long: string[] = [];
  let head: Item = item;
  for (const [name, { S: text }] of Object.entries(item)) {
    // A lone surrogate has no bytes of its own; in JSON it has an escape.
    if (typeof text !== 'string' || text.length < longText || !text.isWellFormed()) continue;
    if (long.length === 0) head = { ...item };
    head[name] = { S: Buffer.byteLength(text) };
    long.push(text);
  }
  const all = `${JSON.stringify(head)}\n${long.join('')}`;
  const row = take(Buffer.byteLength(all));
  row.write(all);
  return row;
}

/** A new item each time: whoever reads may change it. `attributes`: those of an index; absent ones are left out. */
export function unpack(row: PackedRow, attributes?: readonly string[]): Item {
  let at = row.indexOf(lineBreak);
  // Written by `pack`.
  const whole: Item = JSON.parse(row.toString('utf8', 0, at));
  at += 1;
  const wanted = attributes && new Set(attributes);
  const item: Item = {};
  for (const [name, value] of Object.entries(whole)) {
    const isWanted = !wanted || wanted.has(name);
    if (typeof value.S === 'number') {
      const end = at + value.S;
      if (isWanted) value.S = row.toString('utf8', at, end);
      at = end;
    }
    if (isWanted) item[name] = value;
  }
  return item;
}
