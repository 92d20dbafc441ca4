import { describe, expect, it } from 'vitest';
import {
  type AccessEntry,
  type ChainedEntry,
  chained,
  logStart,
  verifyAccessLog,
} from '../../../functions/recordings/access-log.ts';
import { readContact } from '../../../functions/search/read-contact/read-contact.ts';
import { searchContacts } from '../../../functions/search/search-contacts/search-contacts.ts';
import { verifyAccess } from '../../../local/records/verify-access.ts';

const entries: ChainedEntry[] = [];
const entryOf = (person: string): AccessEntry => ({
  at: '2026-11-21T10:00:00.000Z',
  action: 'ask',
  outcome: 'granted',
  asker: `arn:aws:sts::000000000000:assumed-role/CarelineQuality/${person}`,
  person,
});
for (const person of ['amara', 'noor', 'cleo', 'sam', 'amara'])
  entries.push(chained(entryOf(person), entries.at(-1) ?? logStart));
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

  it('names an entry that was put in under a number that is taken, or dated out of its place', () => {
    const forged = (at: string, after: ChainedEntry | typeof logStart) =>
      chained({ ...entryOf('mallory'), at }, after);
    const second = forged('2026-11-21T10:00:00.000Z', entries[1] ?? logStart);
    for (const all of [
      [second, ...entries],
      [...entries, second],
    ])
      expect(verifyAccessLog(all, { head, copies })).toContainEqual({ number: 3, damage: 'doubled' });
    const at = new Date('2026-11-21T12:00:00Z');
    for (const day of ['2015-01-01', '2999-01-01']) {
      const last = forged(`${day}T00:00:00.000Z`, entries[4] ?? logStart);
      const all = { head: last, entries: [...entries, last], copies, misplaced: [] };
      expect(verifyAccess(all, at, 2_192).findings).toContainEqual(
        expect.objectContaining({ number: 6, damage: 'misdated' }),
      );
    }
  });

  it('holds a search and a reading that broke off, with who asked', async () => {
    const written: AccessEntry[] = [];
    const log = {
      append: async (entry: AccessEntry) => {
        written.push(entry);
        return chained(entry, logStart);
      },
    };
    const broken = () => Promise.reject(new Error('no answer'));
    const index = { find: broken, read: broken };
    const ports = {
      index,
      lookup: { of: broken },
      words: { find: broken, having: broken },
      events: { of: broken },
      log,
    };
    const request = (body: object) => ({
      asker: { arn: 'arn', person: 'amara', role: 'quality' as const },
      ...{ method: 'POST', headers: {}, query: {}, body },
    });
    const now = new Date('2026-11-21T10:00:00Z');
    const mac = async (text: string) => text;
    await expect(searchContacts({ ...ports, mac }, request({ patientId: 'p-1' }), now)).rejects.toThrow(
      'no answer',
    );
    const contactId = 'c0ffee00-0000-4000-8000-000000000001';
    await expect(readContact(ports, request({ contactId }), now)).rejects.toThrow('no answer');
    expect(written).toMatchObject([
      { action: 'search', outcome: 'failed', person: 'amara', lookedBy: ['patientId'] },
      { action: 'read', outcome: 'failed', person: 'amara', contactId },
    ]);
  });

  it.each([
    ['is just being written', '2026-11-21T10:30:00Z', 0],
    ['should have come by now', '2026-11-21T12:00:00Z', 1],
    ['is not kept any more', '2032-12-01T00:00:00Z', 0],
  ])('a copy that %s: findings %#', (_what, now, count) => {
    const fewer = new Map([...copies].filter(([number]) => number !== 5));
    expect(
      verifyAccess({ head, entries, copies: fewer, misplaced: [] }, new Date(now), 2_192).findings,
    ).toHaveLength(count);
  });
});
