import { describe, expect, it } from 'vitest';
import { readScript } from '../../../local/terminal/script.ts';

describe('a script of keys', () => {
  it('is groups of keys and words, with commas, blanks or line ends between', () => {
    expect(readScript('1, 04121968\n*#,wait hang-up,code')).toEqual([
      { press: '1' },
      { press: '04121968' },
      { press: '*#' },
      'wait',
      'hang-up',
      'code',
    ]);
    expect(readScript('\n')).toEqual([]);
  });

  it('refuses what is no key', () => {
    expect(() => readScript('1,x')).toThrow('"x" is no key. Write digits, * and #');
  });
});
