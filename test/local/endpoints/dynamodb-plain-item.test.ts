import { describe, expect, it } from 'vitest';
import { isPlainItem } from '../../../local/endpoints/dynamodb/plain-item.ts';

describe('a plain item', () => {
  it.each<object>([
    { S: 'x', N: '1' },
    {},
    { N: '' },
    { N: '01' },
    { N: '1.0' },
    { N: '1e3' },
    { N: '1'.repeat(39) },
    { S: 1 },
    { NULL: false },
    { BOOL: 'true' },
    { SS: ['x', 'x'] },
    { B: 'AA==' },
    { M: { x: { N: 'x' } } },
    { L: [{ S: 'x' }, {}] },
    { S: 'x'.repeat(200_000) },
    [],
  ])('has no member like number %# here, which dynalite may refuse or change', (member) => {
    expect(isPlainItem({ pk: { S: 'x' }, member })).toBe(false);
    expect(isPlainItem({ pk: { S: 'x' }, member: { S: 'x' } })).toBe(true);
  });
});
