import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../functions/faults.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import { anchorOf, anchorText, readAnchor } from '../../../functions/records/event-log/anchor.ts';
import { sealContact } from '../../../functions/records/event-log/seal-contact.ts';
import { anchorsKeptFrom, verifyAnchors } from '../../../functions/records/event-log/verify-anchors.ts';
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

describe('the nightly run (R-134)', () => {
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

  it('raises it for one that cannot be read, and anchors the next day all the same', async () => {
    const read = log.read.bind(log);
    log.read = async (day) => {
      if (day === '2026-03-04') throw new Fault({ code: 'unreadable-data', hint: 'no anchor' });
      return read(day);
    };
    expect(await night('06')).toBe('altered');
    expect(log.anchors.get('2026-03-05')?.heads.map(({ contactId }) => contactId)).toEqual([late]);
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

  it('that have run out with their retention are no finding; one that cannot have run out is', () => {
    const at = (now: string, keptDays = 2) =>
      verifyAnchors({
        byDay: log.anchors,
        until: '2026-03-06',
        keptFrom: anchorsKeptFrom(new Date(now), keptDays),
      }).map(({ message }) => message);
    // Written on the 4th, kept until the 6th.
    log.anchors.delete('2026-03-03');
    expect(at('2026-03-05T23:59:00Z')).toEqual([
      'the anchor of 2026-03-03 is gone, which that of 2026-03-04 covers',
    ]);
    expect(at('2026-03-06T00:10:00Z')).toEqual([]);
    // The lifecycle takes them in no order.
    const second = log.anchors.get('2026-03-04');
    log.anchors.delete('2026-03-05');
    expect(at('2026-03-08T00:10:00Z')).toEqual([]);
    expect(at('2026-03-07T00:10:00Z')).toEqual(['there is no anchor of 2026-03-05']);
    log.anchors.delete('2026-03-04');
    expect(at('2026-03-07T00:10:00Z')).toEqual([
      'the anchor of 2026-03-05 is gone, which that of 2026-03-06 covers',
    ]);
    // Old ones that are still there do not hide that young ones are gone.
    if (second) log.anchors.set('2026-03-04', second);
    log.anchors.delete('2026-03-06');
    expect(at('2026-03-08T00:10:00Z')).toEqual(['there is no anchor of 2026-03-06']);
    expect(at('2026-03-07T00:10:00Z')).toEqual(['there is no anchor from 2026-03-05 to 2026-03-06']);
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
