import { describe, expect, it } from 'vitest';
import { inStoryOrder } from '../../../functions/search/read-contact/story-order.ts';

const row = (second: number, kind: string, more: object = {}, contactId = 'leg-1') => ({
  contactId,
  sequence: `${new Date(Date.UTC(2026, 2, 3, 10, 0, 0) + second * 1000).toISOString()}#${kind}`,
  kind,
  ...more,
});
const kinds = (rows: readonly ReturnType<typeof row>[]) =>
  inStoryOrder(rows).map(({ kind, contactId }) => (contactId === 'leg-1' ? kind : `${contactId} ${kind}`));

describe('the order of a story (R-56)', () => {
  it('begins with the beginning of the contact though the clock of a function is late, and ends with its end though it is early', () => {
    const told = [
      row(0, 'began'),
      row(-2, 'function'),
      row(30, 'queue'),
      row(60, 'ended'),
      row(60.9, 'disclosure'),
    ];
    expect(kinds(told)).toEqual(['began', 'function', 'queue', 'disclosure', 'ended']);
    expect(kinds(told.toReversed())).toEqual(['began', 'function', 'queue', 'disclosure', 'ended']);
  });

  it('leaves behind the end what came long after it', () => {
    expect(kinds([row(0, 'began'), row(60, 'ended'), row(70, 'function')])).toEqual([
      'began',
      'ended',
      'function',
    ]);
  });

  it('tells choices by their numbers, which a contact record has in one moment', () => {
    const choice = (order: number) => row(0, 'choice', { order, chose: `front-desk/${order}` });
    const told = inStoryOrder([choice(10), choice(2), row(0, 'began'), choice(1)]);
    expect(told.map((one) => Reflect.get(one, 'order'))).toEqual([undefined, 1, 2, 10]);
  });

  it('of a call of several legs puts nothing of a leg before that leg, and knows no bounds where a record has not come', () => {
    const told = [
      row(0, 'began'),
      row(59, 'queue', {}, 'leg-2'),
      row(60, 'began', {}, 'leg-2'),
      row(60.5, 'transfer'),
      row(61, 'function', {}, 'leg-3'),
      row(60, 'ended'),
    ];
    expect(kinds(told)).toEqual([
      'began',
      'leg-2 began',
      'leg-2 queue',
      'transfer',
      'ended',
      'leg-3 function',
    ]);
  });

  it('sorts rows whose place says no time', () => {
    expect(inStoryOrder([{ contactId: 'leg-1', sequence: 'x' }, row(0, 'began')])).toHaveLength(2);
  });
});
