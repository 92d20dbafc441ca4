import { describe, expect, it } from 'vitest';
import {
  type AccessEntry,
  type ChainedEntry,
  chained,
  logStart,
  verifyAccessLog,
} from '../../../functions/recordings/access-log.ts';
import { verifyAccess } from '../../../local/records/verify-access.ts';

const entries: ChainedEntry[] = [];
for (const person of ['amara', 'noor', 'cleo', 'sam', 'amara']) {
  const entry: AccessEntry = {
    at: '2026-11-21T10:00:00.000Z',
    action: 'ask',
    outcome: 'granted',
    asker: `arn:aws:sts::000000000000:assumed-role/CarelineQuality/${person}`,
    person,
  };
  entries.push(chained(entry, entries.at(-1) ?? logStart));
}
const head = entries.at(-1) ?? logStart;
const copies = new Map(entries.map((entry) => [entry.number, entry]));
const without = (number: number) => entries.filter((one) => one.number !== number);

describe('R-134: the access log', () => {
  it('is intact as it was written', () => {
    expect(verifyAccessLog(entries, { head, copies })).toEqual([]);
  });

  it('shows a changed, missing, cut-off or rewritten entry', () => {
    const changed = entries.map((one) => (one.number === 2 ? { ...one, person: 'nobody' } : one));
    expect(verifyAccessLog(changed, { head })).toEqual([{ number: 2, damage: 'changed' }]);
    expect(verifyAccessLog(changed, { head, copies })).toContainEqual({ number: 2, damage: 'copy-differs' });
    expect(verifyAccessLog(without(3), { head })).toContainEqual({ number: 3, damage: 'missing' });
    expect(verifyAccessLog(without(5), { head })).toEqual([{ number: 5, damage: 'missing' }]);
    const earlier = entries.at(-2) ?? logStart;
    expect(verifyAccessLog(entries, { head: earlier })).toEqual([{ number: 5, damage: 'cut-off' }]);
    // Entry and head taken away together: only the copies still know.
    expect(verifyAccessLog(without(5), { head: earlier, copies })).toEqual([
      { number: 5, damage: 'missing' },
    ]);
  });

  it.each([
    ['is just being written', '2026-11-21T10:30:00Z', 0],
    ['should have come by now', '2026-11-21T12:00:00Z', 1],
    ['is not kept any more', '2032-12-01T00:00:00Z', 0],
  ])('a copy that %s: findings %#', (_what, now, count) => {
    const fewer = new Map([...copies].filter(([number]) => number !== 5));
    expect(verifyAccess({ head, entries, copies: fewer }, new Date(now)).findings).toHaveLength(count);
  });
});
