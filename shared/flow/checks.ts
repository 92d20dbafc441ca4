import { type JsonObject, plainText } from './document.ts';

/** A member of an object parameter, or undefined where the shape differs. */
export function member(p: JsonObject, path: readonly string[]): JsonObject[string] | undefined {
  let at: JsonObject[string] | undefined = p;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, key))
      return undefined;
    // Lists are ruled out above; `Array.isArray` does not narrow readonly lists.
    at = (at as JsonObject)[key];
  }
  return at;
}

/** Flags are texts on the wire, in upper or lower case by action. */
export const isTrue = (value: JsonObject[string] | undefined): boolean =>
  plainText(value).toLowerCase() === 'true';
export const isFalse = (value: JsonObject[string] | undefined): boolean =>
  plainText(value).toLowerCase() === 'false';
