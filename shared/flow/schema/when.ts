import type { JsonObject } from '../document.ts';

/** `if` and `then` of JSON Schema. Entries, because an object literal with a `then` looks like a promise to linters. */
export const when = (test: JsonObject, consequence: JsonObject): JsonObject =>
  Object.fromEntries([
    ['if', test],
    ['then', consequence],
  ]);
