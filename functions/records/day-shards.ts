/**
 * Contacts of one day (or of one queue or outcome on a day) lie in this many partitions of an index, by a hash of their id.
 * Source: DynamoDB Developer Guide, bp-partition-key-design: a partition takes 1,000 writes a second. Re-driving a lost day
 * writes at thousands a second into that one day; four partitions take it, and a page of a list asks four times.
 */
export const dayShards = [0, 1, 2, 3] as const;

/** FNV-1a: the same in every process and version. */
export function shardOf(contactId: string): number {
  let hash = 0x811c9dc5;
  for (const character of contactId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % dayShards.length;
}

/** The UTC day of an instant in ISO form. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/** A day that there is, written as `2026-11-22` and no other way. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && dayOf(new Date(at).toISOString()) === text;
}
