import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rawTables } from '../../infra/record-columns.ts';
import { recordQueries } from '../../infra/record-queries.ts';

const queries = recordQueries('America/Los_Angeles');
/** Columns, members of structs, partitions and tables; all else that is written in lower case is a function or named in the query. */
const known = new Set([
  ...rawTables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]),
  ...rawTables.flatMap(({ columns }) => columns.flatMap(({ type }) => type.match(/\w+(?=:)/g) ?? [])),
  ...['year', 'month'],
]);

describe('the saved queries (R-134)', () => {
  it.each(queries)('$name asks for columns that there are', ({ sql }) => {
    const code = sql.replaceAll(/'[^']*'/g, '');
    const named = [...code.matchAll(/\bAS (\w+)|(\w+) (?:AS \(|->)/g)].flatMap(
      ([, one, two]) => one ?? two ?? [],
    );
    const words = code.match(/\b[a-z_]+\b(?!\()/g) ?? [];
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((word) => !known.has(word) && !named.includes(word))).toEqual([]);
  });

  it.each(queries)(
    '$name reads days that it names, each contact once, and keys of maps in either case',
    ({ sql }) => {
      expect(sql).toMatch(/WHERE year = /);
      expect(sql).toMatch(/PARTITION BY contactid ORDER BY lastupdatetimestamp DESC|SELECT DISTINCT eventid/);
      const keys = [...sql.matchAll(/(?:element_at\(attributes|json_extract_scalar\(\w+), '([^']+)'/g)].map(
        ([, key]) => key,
      );
      for (const key of keys) expect(keys).toContain(key?.toLowerCase());
    },
  );

  it('take what was said after the tone for no recording of the talk that came later, and nothing for none', () => {
    const { sql = '' } = queries.find(({ name }) => name === 'talks-without-recording') ?? {};
    const [, condition = ''] = /AND (coalesce[^\n]*recordings[^\n]*)/.exec(sql) ?? [];
    // In Trino a function of an array that is null is null.
    expect(condition).toBe(
      "coalesce(none_match(recordings, recording -> recording.participanttype IS DISTINCT FROM 'IVR'), TRUE)",
    );
  });

  it('stand in the document, and no others', () => {
    const document = readFileSync('functions/records/QUERIES.md', 'utf8');
    const named = [...document.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(queries.map(({ name }) => name));
  });
});
