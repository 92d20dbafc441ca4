import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIncidents } from '../../../local/evidence/incidents.ts';
import { compareTraining, readTraining } from '../../../local/evidence/training.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-lists-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (content: string | Uint8Array): string => {
  writeFileSync(join(folder, 'list.csv'), content);
  return join(folder, 'list.csv');
};
const head = 'person,module,version,passed,expires';

describe('a list of the clinic', () => {
  it.each([
    ['line 1 has no column "expires"', 'person,module,version,passed', ''],
    ['line 1 has 1 that nobody reads', `${head},note`, ''],
    ['line 1 has no column "person", "module"', head.replaceAll(',', ';'), ''],
    ['line 1 has no column "person"', '', ''],
    [
      'line 3, column "passed": it is no day; write it as 2026-11-01.',
      head,
      'a,m,1,2026-01-01,2026-02-01\na,m,1,2026-02-30,2026-03-01',
    ],
    ['line 2, column "expires": it lies before "passed"', head, 'a,m,1,2026-02-01,2026-01-01'],
    ['line 2, column "person": it is empty', head, ' ,m,1,2026-01-01,2026-02-01'],
    ['line 2 has another number of cells', head, 'a,m,1,2026-01-01'],
    ['line 2 has a quotation mark', head, '"a,m,1,2026-01-01,2026-02-01'],
  ])('R-102: is refused: %s', (problem, first, rest) => {
    expect(() => readTraining(file(`${first}\n${rest}`))).toThrow(`list.csv, ${problem}`);
  });

  it('is refused when a kind of incident holds digits, which may point at somebody, and does not say them', () => {
    const read = () => readIncidents(file('day,kind,count,closed\n2026-03-03,call of 04121968,0,'));
    expect(read).toThrow(
      'list.csv, line 2, column "kind": it must be a few words without digits, for nothing here may point at a patient; say what kind it was.\nlist.csv, line 2, column "count": it is no whole number; write how many, e.g. 1.',
    );
    expect(read).not.toThrow('04121968');
  });

  it('is refused in another encoding', () => {
    expect(() => readTraining(file(Buffer.from([0xe9, 0x0a])))).toThrow('is not written in UTF-8');
  });
});

describe('a training', () => {
  const one = { person: 'noor', module: 'HIPAA', version: '3', passed: '2026-01-05', expires: '2026-03-03' };
  const days = new Map([['Noor', new Set(['2026-03-04', '2026-03-03', '2026-01-04'])]]);

  it('R-102: is valid on the day it was passed and on the day it expires; days before and after are missing', () => {
    const { agents, missing, rows } = compareTraining([one], days);
    expect({ agents, missing }).toEqual({ agents: 1, missing: ['Noor'] });
    expect(rows[0]).toEqual(['Noor', '', '', '', '', 'missing', '3', '2', '2026-01-04']);
    expect(rows[1]?.slice(5)).toEqual(['valid', '3', '', '']);
  });

  it('R-102: may be one of several that follow each other', () => {
    const later = { ...one, passed: '2026-03-04', expires: '2027-03-04' };
    const before = { ...one, passed: '2025-01-05', expires: '2026-01-04' };
    expect(compareTraining([one, later, before], days).missing).toEqual([]);
  });
});
