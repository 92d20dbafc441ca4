import { describe, expect, it } from 'vitest';
import { keptBy } from './laws.ts';
import { inEnglish } from './map.ts';
import { Wanderer } from './wanderer.ts';

describe('every call, wherever it goes', () => {
  // In the other languages with CARELINE_DEEP: every-language.test.ts.
  it('keeps the laws, and together they walk every branch of every published flow in English (R-27, R-88)', async () => {
    const wanderer = new Wanderer(20_260_302, { wants: inEnglish });
    let calls = 0;
    while (wanderer.unwalked.length > 0 && calls < 20_000) {
      for (let i = 0; i < 200; i++, calls++) keptBy(await wanderer.wander(), calls);
    }
    expect(wanderer.unwalked).toEqual([]);
    expect(calls).toBeGreaterThan(500);
  });
});
