import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FlowKind, flowKinds } from '../../../shared/flow/flow.ts';
import type { Finding } from '../../../shared/verifier/finding.ts';
import { type FlowSource, verify } from '../../../shared/verifier/verify.ts';

interface Entry {
  readonly file: string;
  readonly knownInvalid: boolean;
  readonly flowType: string | null;
}

const data = process.env.CONFORMANCE_DATA;
const folder = data === undefined ? '' : join(data, 'flows');
const absent = data === undefined || !existsSync(join(folder, 'index.json'));
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const index: readonly Entry[] = absent ? [] : read('index.json');

const sourceOf = (entry: Entry): FlowSource => ({ file: entry.file, document: read(entry.file) });
const kindOf = (entry: Entry): FlowKind | undefined => flowKinds.find((kind) => kind === entry.flowType);
const invalid = index.filter((entry) => entry.knownInvalid).map((entry) => entry.file);

const filesWithErrors = (sources: readonly FlowSource[]): string[] => [
  ...new Set(verify(sources).flatMap((finding) => (finding.level === 'error' ? [finding.file] : []))),
];

describe.skipIf(absent)(`real flows${absent ? ' (absent: set CONFORMANCE_DATA)' : ''}`, () => {
  it('have errors only where they are known to be invalid, and there always', () => {
    expect(index.length).toBeGreaterThan(100);
    expect(index.flatMap((entry) => filesWithErrors([sourceOf(entry)]))).toEqual(invalid);
  });

  it('have the same errors verified together', () => {
    expect(filesWithErrors(index.map(sourceOf))).toEqual(invalid);
  });

  it('obey the rules on kinds of flow, too', () => {
    const known = index.map((entry): FlowSource => {
      const kind = kindOf(entry);
      return { ...sourceOf(entry), ...(kind && { kind }) };
    });
    expect(known.filter((source) => source.kind).length).toBeGreaterThan(50);
    expect(filesWithErrors(known)).toEqual(invalid);
  });

  it('are warned and advised as somebody has judged once, by rule (shared/verifier/CORPUS.md)', () => {
    const found = index.flatMap((entry) => {
      const kind = kindOf(entry);
      return verify([{ ...sourceOf(entry), ...(kind && { kind }) }]);
    });
    const byRule = Map.groupBy(
      found.filter(({ level }) => level !== 'error'),
      ({ rule }) => rule,
    );
    const count = (all: readonly Finding[], level: Finding['level']) =>
      all.filter((one) => one.level === level).length;
    const counted = [...byRule].map(
      ([rule, all]) => `${rule}: ${count(all, 'warning')} warnings, ${count(all, 'advice')} advice`,
    );
    expect(counted.toSorted()).toEqual(judged().toSorted());
  });
});

/** The rows of the table of judgements, each with a verdict and a reason. */
function judged(): string[] {
  const corpus = readFileSync(new URL('../../../shared/verifier/CORPUS.md', import.meta.url), 'utf8');
  const row = /^\| ([a-z-]+) \| (\d+) \| (\d+) \| (?:right|question) \| \S.* \|$/gm;
  return [...corpus.matchAll(row)].map(
    ([, rule, warnings, advice]) => `${rule}: ${warnings} warnings, ${advice} advice`,
  );
}
