import { array, assert, asyncProperty, constantFrom, integer, nat, property, record } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import { sealContact } from '../../../functions/records/event-log/seal-contact.ts';
import { LogVerifier } from '../../../functions/records/event-log/verify-log.ts';
import { sealEventLog } from '../../../functions/records/seal-event-log/seal-event-log.ts';
import { MemoryLog, someRows } from './memory-log.ts';

const call = 'call-0001';
const nextDay = new Date('2026-03-04T00:30:00Z');
let log: MemoryLog;

/** Ten rows in two seals, anchored. */
beforeEach(async () => {
  log = new MemoryLog();
  log.append(...someRows(call, 6));
  await sealContact(log, call);
  log.append(...someRows(call, 4, '2026-03-03T11:00:00.000Z'));
  await anchorEventLog({ log, anchors: log }, nextDay);
});

const row = (number: number) => {
  const found = log.rows[number - 1];
  if (!found) throw new RangeError(`there is no row ${number}`);
  return found;
};
const replace = (number: number, by: object) => {
  log.rows[number - 1] = { ...row(number), ...by };
};
const swapped = <T>(list: readonly T[], a: number, b: number): T[] =>
  list.map((one, n) => (n === a ? list[b] : n === b ? list[a] : one)).filter((one) => one !== undefined);

describe('the log of a contact (R-134)', () => {
  it('numbers every row once, in the order in which it was written, and is found intact', () => {
    expect(log.seals.map(({ first, rows }) => [first, rows.length])).toEqual([
      [1, 6],
      [7, 4],
    ]);
    expect(log.findings(call)).toEqual([]);
  });

  it('names a row that was changed, and only that one', () => {
    replace(3, { outcome: 'verified' });
    expect(log.findings(call)).toEqual(['3 changed']);
  });

  it('names a row that was deleted', () => {
    log.rows.splice(6, 1);
    expect(log.findings(call)).toEqual(['7 missing']);
  });

  it('names rows that have changed places', () => {
    const [second, fifth] = [row(2), row(5)];
    log.rows[1] = { ...fifth, sequence: second.sequence };
    log.rows[4] = { ...second, sequence: fifth.sequence };
    expect(log.findings(call)).toEqual(['2 moved', '5 moved']);
  });

  it('names a row that was given another time', () => {
    replace(4, { sequence: '2026-03-03T09:00:00.000Z#verify-code' });
    expect(log.findings(call)).toEqual(['4 moved']);
  });

  it('names where the order of a seal was changed', () => {
    const [first, ...others] = log.seals;
    if (!first) throw new Error('nothing is sealed');
    log.seals = [{ ...first, rows: swapped(first.rows, 2, 3) }, ...others];
    expect(log.findings(call)).toEqual(['3 moved']);
  });

  it('names the rows of a tail that was cut off, seal and all', () => {
    log.rows.splice(6);
    log.seals.splice(1);
    expect(log.findings(call)).toEqual(['7 cut-off']);
  });

  it('names a seal that was taken away from the middle', () => {
    log.seals.splice(0, 1);
    expect(log.findings(call)[0]).toBe('1 seal-missing');
  });

  it('names a row that was put in without a seal, once it should have one', () => {
    log.append({ ...row(2), sequence: '2026-03-03T10:00:01.500Z#find-next-appointment' });
    expect(log.findings(call)).toEqual(['11 added']);
    expect(log.findings(call, '2026-03-03T09:00:00.000Z')).toEqual([]);
  });

  it('names a row that was put in for an anchored day and sealed by the ordinary sealer', async () => {
    log.append({ ...row(2), sequence: '2026-03-03T10:00:01.500Z#find-next-appointment' });
    await sealContact(log, call);
    expect(log.findings(call)).toEqual(['11 added']);
  });

  it('does not believe a chain that was made anew over other rows', async () => {
    replace(3, { outcome: 'verified' });
    log.seals = [];
    await sealContact(log, call);
    expect(log.findings(call)).toEqual(['10 rewritten']);
  });

  it('is found damaged by every single change of a member, and by every loss of a row', () => {
    assert(
      property(
        integer({ min: 0, max: 9 }),
        constantFrom('kind', 'outcome', 'writtenAt', 'x'),
        (at, member) => {
          const before = log.rows;
          log.rows = before.map((one, n) => (n === at ? { ...one, [member]: 'other' } : one));
          expect(log.findings(call)).toEqual([`${at + 1} changed`]);
          log.rows = before.toSpliced(at, 1);
          expect(log.findings(call)).toEqual([`${at + 1} missing`]);
          log.rows = before;
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the log of all contacts (R-134)', () => {
  const added = (more: object) => {
    const verifier = new LogVerifier({
      anchors: log.anchors,
      anchoredUntil: '2026-03-03',
      sealedUntil: '2026-03-04T00:00:00.000Z',
      readAt: '2026-03-04T01:00:00.000Z',
      excerpt: false,
    });
    for (const one of [...log.rows, { ...row(1), contactId: 'call-0002', ...more }]) verifier.row(one);
    for (const seal of log.seals) verifier.seal(seal);
    return verifier.end().findings.map(({ contactId, damage }) => `${contactId} ${damage}`);
  };

  it.each([
    ['written in a time to come', { writtenAt: '2999-01-01T00:00:00.000Z' }],
    ['that says no time of its writing', { writtenAt: undefined }],
    ['of a contact that the anchor of its day does not know', {}],
  ])('names a row %s', (_what, more) => {
    expect(added(more)).toContain('call-0002 added');
  });

  it('leaves a row of today alone that is not sealed yet', () => {
    expect(added({ writtenAt: '2026-03-04T00:59:00.000Z' })).toEqual([]);
  });
});

describe('many sealers and writers at once', () => {
  it('leave one chain without a gap in which every row has one number', async () => {
    const steps = array(record({ rows: nat(5), sealers: nat(4), delay: nat(3) }), {
      minLength: 1,
      maxLength: 6,
    });
    await assert(
      asyncProperty(steps, async (given) => {
        const shared = new MemoryLog();
        let turn = 0;
        shared.pause = async () => {
          for (let n = turn++ % 4; n > 0; n--) await Promise.resolve();
        };
        const work = given.flatMap(({ rows, sealers, delay }, n) => [
          ...Array.from({ length: sealers }, async () => {
            for (let wait = delay; wait > 0; wait--) await Promise.resolve();
            return sealContact(shared, call);
          }),
          (async () => {
            for (const one of someRows(call, rows, `2026-03-03T1${n}:00:00.000Z`)) {
              await Promise.resolve();
              shared.append(one);
            }
          })(),
        ]);
        await Promise.all(work);
        const head = await sealContact(shared, call);
        expect(shared.findings(call)).toEqual([]);
        expect(head.rows).toBe(shared.rows.length);
        const places = shared.seals.flatMap((seal) => seal.rows.map(({ sequence }) => sequence));
        expect(new Set(places).size).toBe(shared.rows.length);
        expect(places).toHaveLength(shared.rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the runs of a schedule', () => {
  it('seal what was written in the last twenty minutes, also over midnight', async () => {
    const fresh = new MemoryLog();
    fresh.append(
      ...someRows('call-a', 2, '2026-03-03T23:50:00.000Z'),
      ...someRows('call-b', 1, '2026-03-04T00:01:00.000Z'),
    );
    expect(await sealEventLog(fresh, new Date('2026-03-04T00:05:00Z'))).toBe('sealed');
    expect(fresh.seals.map(({ contactId }) => contactId).sort()).toEqual(['call-a', 'call-b']);
    expect(await sealEventLog(fresh, new Date('2026-03-04T09:00:00Z'))).toBe('nothing-new');
  });
});
