/** `CARELINE_DEEP=1 CARELINE_RECORD=1 npx vitest run test/records/costs.test.ts` writes the document anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callCosts } from './call-costs.ts';
import { costTables } from './costs-document.ts';
import { itemBytes } from './item-size.ts';

const file = 'functions/records/COSTS.md';
const deep = process.env.CARELINE_DEEP === '1';
const marks = ['<!-- costs: written by test/records/costs.test.ts -->\n', '\n<!-- end of costs -->'] as const;

describe('what a call costs to keep', () => {
  it.runIf(deep)(
    'is as the document says: the same requests, and each figure within a tenth of what is counted now',
    async () => {
      const counted = costTables(await callCosts());
      const document = readFileSync(file, 'utf8');
      const [before = '', rest = ''] = document.split(marks[0]);
      const [written = '', after = ''] = rest.split(marks[1]);
      if (process.env.CARELINE_RECORD === '1')
        writeFileSync(file, `${before}${marks[0]}${counted}${marks[1]}${after}`);
      else {
        expect(written.replace(number, '#'), 'write it anew, see the first line of this test').toBe(
          counted.replace(number, '#'),
        );
        const [said, now] = [written, counted].map(
          (text) => text.match(number)?.map((n) => Number(n.replace(',', ''))) ?? [],
        );
        for (const [n, figure] of (now ?? []).entries())
          expect(
            Math.abs((said?.[n] ?? 0) - figure),
            `figure ${n}: ${said?.[n]}, now ${figure}`,
          ).toBeLessThanOrEqual(Math.max(figure * 0.1, 0.0011));
      }
    },
  );

  it('counts an item as DynamoDB does: names, texts in UTF-8, two digits of a number a byte', () => {
    expect(itemBytes({ id: { S: 'né' }, n: { N: '12345' }, ok: { BOOL: true } })).toBe(2 + 3 + 1 + 4 + 2 + 1);
    expect(itemBytes({ m: { M: { a: { S: 'b' } } }, l: { L: [{ S: 'cd' }] } })).toBe(
      1 + 3 + 1 + 1 + 1 + 1 + 3 + 1 + 2,
    );
  });
});
const number = /\d[\d,]*(?:\.\d+)?/g;
