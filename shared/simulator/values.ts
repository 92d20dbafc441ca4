import type { JsonObject } from '../flow/document.ts';
import { textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText } from './text.ts';

/** A map of texts that may hold JSONPaths: the attributes that a step sets. */
export interface Values {
  /** False when a key holds `$` or `.`, which attributes may not. */
  readonly valid: boolean;
  readonly keys: readonly string[];
  /** In the order of the keys. */
  readonly read: (call: LiveCall) => string[];
}

export function prepareValues(map: JsonObject): Values {
  const keys = Object.keys(map);
  const texts = keys.map((key) => prepareText(textOf(map[key])));
  return {
    valid: keys.every((key) => !/[$.]/.test(key)),
    keys,
    read: (call) => texts.map((text) => text.fixed ?? text.read(call)),
  };
}

/** Whether the attributes stay within the limit with these set. Assumed: keys and values count, in UTF-8 bytes. */
export function fits(
  attributes: ReadonlyMap<string, string>,
  set: { readonly keys: readonly string[]; readonly values: readonly string[] },
  limitBytes: number,
): boolean {
  let characters = 0;
  for (const [key, value] of attributes) characters += key.length + value.length;
  for (let i = 0; i < set.keys.length; i++)
    characters += (set.keys[i] ?? '').length + (set.values[i] ?? '').length;
  // No UTF-16 unit takes more than three bytes of UTF-8.
  if (characters * 3 <= limitBytes) return true;
  const all = new Map(attributes);
  set.keys.forEach((key, i) => {
    all.set(key, set.values[i] ?? '');
  });
  let bytes = 0;
  for (const [key, value] of all) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  return bytes <= limitBytes;
}
