import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Range, SortedMap } from '../../../local/endpoints/dynamodb/sorted-map.ts';

describe('a sorted map', () => {
  it('has what was put and not deleted, in any range, either way', () => {
    const text = fc.integer({ min: 0, max: 2_000 }).map(keyOf);
    const bound = fc.option(text, { nil: undefined });
    const change = fc.tuple(text, fc.boolean());
    const run = fc
      .tuple(fc.integer({ min: 0, max: 2_000 }), fc.nat(900))
      .map(([from, count]) => Array.from({ length: count }, (_, n) => [keyOf(from + n), true] as const));
    fc.assert(
      fc.property(
        run,
        run,
        fc.array(change, { maxLength: 300 }),
        bound,
        bound,
        fc.boolean(),
        fc.boolean(),
        (...given) => {
          const [first, second, rest, low, high, open, reverse] = given;
          const [map, like] = [new SortedMap<string>(), new Map<string, string>()];
          for (const [n, [key, isPut]] of [...first, ...second, ...rest].entries()) {
            if (isPut) [map, like].forEach((one) => void one.set(key, `${key}.${n}`));
            else [map, like].forEach((one) => void one.delete(key));
          }
          const range: Range = {
            ...(low !== undefined && (open ? { gt: low } : { gte: low })),
            ...(high !== undefined && (open ? { lt: high } : { lte: high })),
            reverse,
          };
          const within = (key: string) =>
            (low === undefined || (open ? key > low : key >= low)) &&
            (high === undefined || (open ? key < high : key <= high));
          const expected = [...like].filter(([key]) => within(key)).sort(([a], [b]) => (a < b ? -1 : 1));
          expect(map.some(range, 4_000)).toEqual(reverse ? expected.reverse() : expected);
          expect(map.some(range, 3)).toEqual(expected.slice(0, 3));
          for (const [key] of rest) expect(map.get(key)).toBe(like.get(key));
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Some are told apart by their first characters, some by later ones; with the highest of Latin-1. */
const keyOf = (n: number) => String(n).padStart(8, n % 2 ? 'ÿ' : '0');
