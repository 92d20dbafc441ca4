import { array, assert, asyncProperty, constantFrom, integer, nat, property, record } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import { anchorOf, anchorText, readAnchor } from '../../../functions/records/event-log/anchor.ts';
import { sealContact } from '../../../functions/records/event-log/seal-contact.ts';
import { verifyAnchors } from '../../../functions/records/event-log/verify-anchors.ts';
import { LogVerifier } from '../../../functions/records/event-log/verify-log.ts';
import { sealEventLog } from '../../../functions/records/seal-event-log/seal-event-log.ts';
import { merkleRoot } from '../../../shared/domain/hash-chain.ts';
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

  it('anchor each day once, and make up for the days that were left out', async () => {
    expect(await anchorEventLog({ log, anchors: log }, nextDay)).toBe('anchored-before');
    expect(await anchorEventLog({ log, anchors: log }, new Date('2026-03-07T00:30:00Z'))).toBe('anchored');
    expect(await log.days('2026-03-01')).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
    expect(verifyAnchors({ byDay: log.anchors, until: '2026-03-06' })).toEqual([]);
  });
});

describe('an anchor that somebody else has written before its day was over', () => {
  const night = (day: string) => anchorEventLog({ log, anchors: log }, new Date(`2026-03-${day}T00:30:00Z`));
  const late = 'call-0009';
  beforeEach(() => {
    log.anchors.set('2026-03-04', anchorOf('2026-03-04', [], log.anchors.get('2026-03-03')));
    log.append(...someRows(late, 2, '2026-03-04T10:00:00.000Z'));
  });

  it('raises the alarm in the night, and what it leaves out stands in the next one', async () => {
    expect(await night('05')).toBe('altered');
    expect(await night('06')).toBe('altered');
    expect(log.findings(late)).toEqual([]);
    expect(log.anchors.get('2026-03-05')?.heads.map(({ contactId }) => contactId)).toEqual([late]);
    log.rows = log.rows.filter(({ contactId }) => contactId !== late);
    log.seals = log.seals.filter(({ contactId }) => contactId !== late);
    expect(log.findings(late)).toEqual(['1 cut-off']);
    expect(await night('07')).toBe('altered');
  });

  it.each([
    ['covers nothing', undefined],
    ['covers another', anchorOf('2026-03-03', [], undefined)],
  ])('raises it, too, for one that %s', async (_what, previous) => {
    log.rows = log.rows.filter(({ contactId }) => contactId !== late);
    log.anchors.set('2026-03-04', anchorOf('2026-03-04', [], previous));
    expect(await night('05')).toBe('altered');
  });

  it('raises it for a day that has not begun', async () => {
    log.anchors.delete('2026-03-04');
    log.anchors.set('2026-03-07', anchorOf('2026-03-07', [], undefined));
    expect(await night('05')).toBe('altered');
    const early = 'the anchor of 2026-03-07 was written before that day was over';
    expect(
      verifyAnchors({ byDay: log.anchors, until: '2026-03-04' }).map(({ message }) => message),
    ).toContain(early);
  });
});

describe('the anchors', () => {
  const said = (until = '2026-03-06') =>
    verifyAnchors({ byDay: log.anchors, until }).map(({ message }) => message);
  beforeEach(() => anchorEventLog({ log, anchors: log }, new Date('2026-03-07T00:30:00Z')));

  it('are read as they were written', () => {
    for (const anchor of log.anchors.values()) expect(readAnchor(anchorText(anchor))).toEqual(anchor);
    expect(readAnchor('{"day":')).toBeUndefined();
  });

  it('name one that was deleted: in the middle, the first, the last', () => {
    const all = new Map(log.anchors);
    log.anchors.delete('2026-03-05');
    expect(said()).toEqual(['there is no anchor of 2026-03-05']);
    log.anchors = new Map(all);
    log.anchors.delete('2026-03-03');
    expect(said()).toEqual(['the anchor of 2026-03-03 is gone, which that of 2026-03-04 covers']);
    log.anchors = new Map(all);
    log.anchors.delete('2026-03-06');
    expect(said()).toEqual(['there is no anchor of 2026-03-06']);
  });

  it('name one that was changed, or exchanged for one that fits itself', async () => {
    const [first] = log.anchors.values();
    if (!first) throw new Error('nothing is anchored');
    log.anchors.set(first.day, { ...first, heads: [] });
    expect(said()).toEqual(['the anchor of 2026-03-03 is not as it was written']);
    const other = new MemoryLog();
    await anchorEventLog({ log: other, anchors: other }, nextDay);
    log.anchors.set(first.day, { ...first, ...other.anchors.get(first.day) });
    expect(said()).toEqual(['the anchor of 2026-03-04 covers another one of 2026-03-03 than is there']);
  });

  it('name one that covers nothing, or an older one than the one before it', () => {
    const { heads = [] } = log.anchors.get('2026-03-06') ?? {};
    for (const older of [undefined, log.anchors.get('2026-03-03')]) {
      log.anchors.set('2026-03-06', anchorOf('2026-03-06', heads, older));
      expect(said()).toEqual(['the anchor of 2026-03-06 covers another one of 2026-03-05 than is there']);
    }
  });

  it('name days without one in a line, however many they are', () => {
    const gap = 'there is no anchor from 2026-03-07 to 2026-12-31';
    expect(said('2026-12-31')).toEqual([gap]);
  });

  it('have one root for one list: no leaf can be left out, doubled or moved', () => {
    const lists = [[], ['a'], ['a', 'b'], ['b', 'a'], ['a', 'b', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'c']];
    expect(new Set(lists.map(merkleRoot)).size).toBe(lists.length);
  });
});
