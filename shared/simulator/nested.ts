import type { Json, JsonObject } from '../flow/document.ts';
import { isObject } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText } from './text.ts';

/**
 * Parameters of a function: texts with JSONPaths, also deeper down. A value that is exactly one path keeps its shape (lists of an
 * earlier answer are passed on so); a path that finds nothing is empty text.
 */
export function prepareNested(map: JsonObject): (call: LiveCall) => Record<string, unknown> {
  const entries = Object.entries(map).map(([key, value]) => ({ key, read: prepareValue(value) }));
  return (call) => {
    const result: Record<string, unknown> = {};
    for (const entry of entries) result[entry.key] = entry.read(call);
    return result;
  };
}

function prepareValue(value: Json): (call: LiveCall) => unknown {
  if (typeof value === 'string') {
    const text = prepareText(value);
    return text.fixed === undefined ? (call) => text.value(call) ?? '' : () => text.fixed;
  }
  if (isObject(value)) return prepareNested(value);
  if (!Array.isArray(value)) return () => value;
  const items = value.map(prepareValue);
  return (call) => items.map((read) => read(call));
}
