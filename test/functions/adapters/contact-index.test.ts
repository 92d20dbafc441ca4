/** Which keys of an index lie in a time that is asked for, page by page. */
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../functions/adapters/dynamodb/contact-index.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const isIn = (key: string, range: ReturnType<typeof rangeOf>) =>
  range !== undefined && key >= range.low && key <= range.high;

describe('the range of keys that is asked of DynamoDB', () => {
  it('holds what began from the first moment on and before the last', () => {
    const range = rangeOf({ from: at(1), to: at(3), newestFirst: true });
    const keys = [0, 1, 2, 3].map((hour) => `${at(hour)}#call`);
    expect(keys.map((key) => isIn(key, range))).toEqual([false, true, true, false]);
  });

  it('ends just before the contact that a page goes on behind', () => {
    const beyond = `${at(5)}#5`;
    const range = rangeOf({ from: at(5), to: at(9), beyond, newestFirst: true });
    expect(['4', '5', '6'].map((call) => isIn(`${at(5)}#${call}`, range))).toEqual([true, false, false]);
  });

  it.each([
    ['that is turned round', { from: at(9), to: at(5) }],
    ['that lies behind the place where the page goes on', { from: at(5), to: at(9), beyond: at(0) }],
    ['that ends where the page goes on, oldest first', { to: at(5), beyond: `${at(5)}#call` }],
  ])('is none for a time %s: DynamoDB would refuse it', (_case, query) => {
    expect(rangeOf({ ...query, newestFirst: 'from' in query })).toBeUndefined();
  });
});
