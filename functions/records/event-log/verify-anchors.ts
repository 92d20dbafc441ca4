import { type Anchor, dayAfter, isIntact } from './anchor.ts';
import type { Finding } from './verify-contact.ts';

export interface AnchorsAsFound {
  /** By the day that their name says; undefined: it cannot be read. */
  readonly byDay: ReadonlyMap<string, Anchor | undefined>;
  /** The last day that must have an anchor by now. */
  readonly until: string;
  /** Those of earlier days may have run out with their retention. Absent: all must be there. */
  readonly keptFrom?: string;
  /** Only some days are given: what the first of them covers is not asked. */
  readonly excerpt?: boolean;
}

/** The first day whose anchor must still be there: it was written the day after, and is kept for so many days from then on. */
export const anchorsKeptFrom = (now: Date, keptDays: number): string =>
  dayAfter(now.toISOString().slice(0, 10), -keptDays);

/** Every day from the first anchor on has one, unchanged, which covers the one before. */
export function verifyAnchors(given: AnchorsAsFound): readonly Finding[] {
  const { byDay, until, keptFrom = '', excerpt = false } = given;
  const days = [...byDay.keys()].sort();
  const findings: Finding[] = [];
  const found = (damage: Finding['damage'], message: string) => findings.push({ damage, message });
  const [first] = days;
  if (first === undefined) return findings;
  const before = byDay.get(first)?.previous;
  if (before && before.day >= keptFrom && !excerpt)
    found('anchor-missing', `the anchor of ${before.day} is gone, which that of ${first} covers`);
  let [last, gap]: [Anchor | undefined, string | undefined] = [undefined, undefined];
  // Between midnight and the hour by which it must be there, one day more may have an anchor.
  const due = byDay.has(dayAfter(until)) ? dayAfter(until) : until;
  for (let day = first; day <= due; day = dayAfter(day)) {
    const anchor = byDay.get(day);
    if (!byDay.has(day)) {
      if (day >= keptFrom) gap ??= day;
      if (gap !== undefined && (day === due || byDay.has(dayAfter(day)))) {
        const days = gap === day ? `of ${day}` : `from ${gap} to ${day}`;
        found('anchor-missing', `there is no anchor ${days}`);
        gap = undefined;
      }
    } else if (!anchor || anchor.day !== day || !isIntact(anchor))
      found('anchor-changed', `the anchor of ${day} is not as it was written`);
    else if (last && (anchor.previous?.day !== last.day || anchor.previous.hash !== last.hash))
      found('anchor-changed', `the anchor of ${day} covers another one of ${last.day} than is there`);
    last = anchor;
  }
  for (const day of days.filter((one) => one > due))
    found('anchor-early', `the anchor of ${day} was written before that day was over`);
  return findings;
}
