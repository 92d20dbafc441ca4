import { describe, expect, it } from 'vitest';
import { BaselineError, readBaseline, since, writeBaseline } from '../../../shared/verifier/baseline.ts';
import { end, exampleFlow, say } from '../../../shared/verifier/example.ts';
import { explain } from '../../../shared/verifier/explain.ts';
import { printJUnit } from '../../../shared/verifier/junit.ts';
import { linesOfSteps } from '../../../shared/verifier/lines.ts';
import { rules } from '../../../shared/verifier/rules.ts';
import { printSarif } from '../../../shared/verifier/sarif.ts';
import { review, verify } from '../../../shared/verifier/verify.ts';

const sources = [
  { file: 'flows/a b.json', flow: exampleFlow({ hello: say('Hi', 'nowhere'), lost: end }) },
  { file: 'good.json', flow: exampleFlow({ bye: end }) },
];
const found = review(sources, { suppress: [{ rule: 'unreachable-step', reason: 'For "later" & <more>.' }] });

describe('SARIF', () => {
  const log = JSON.parse(printSarif(found));
  const [run] = log.runs;

  it('names each rule once, and each result points to its rule', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.rules).toHaveLength(rules.length);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('has level, place and words of each finding', () => {
    expect(run.results[0].level).toBe('error');
    expect(run.results[0].message.text).toMatch(/^NextAction leads to "nowhere"/);
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('flows/a%20b.json');
    expect(run.results[0].locations[0].logicalLocations[0].fullyQualifiedName).toBe('example/hello');
  });

  it('marks what is suppressed', () => {
    const hushed = run.results.filter((result: { suppressions?: unknown }) => result.suppressions);
    expect(hushed).toHaveLength(1);
    expect(hushed[0].suppressions).toEqual([{ kind: 'inSource', justification: 'For "later" & <more>.' }]);
  });
});

describe('the line of a step', () => {
  const text =
    '{\n"Metadata": { "ActionMetadata": { "lost": {} } },\n"Actions": [\n{ "Identifier" :\n"hello" },\r\n{"Identifier":"l\\u006fst"}, {"Identifier":"lost"}]}';
  const lines = linesOfSteps(text);

  it('is that of its Identifier, however it is written', () => {
    expect([...lines]).toEqual([
      ['hello', 4],
      ['lost', 6],
    ]);
  });

  it('stands in both reports, and what has none has no region', () => {
    const lineOf = (_: string, step: string) => lines.get(step);
    const { results } = JSON.parse(printSarif(found, lineOf)).runs[0];
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 4 });
    expect(JSON.parse(printSarif(found)).runs[0].results[0].locations[0].physicalLocation).not.toHaveProperty(
      'region',
    );
    expect(printJUnit(sources, found, lineOf)).toContain('dangling-target at &quot;hello&quot;, line 4: ');
  });

  it('takes time that grows with the text', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `{"Identifier":"${n}"}\n${'\n'.repeat(50)}`).join(
      ',',
    );
    expect(linesOfSteps(many).get('4999')).toBe(4_999 * 51 + 1);
    expect(linesOfSteps('"Identifier"'.repeat(100_000)).size).toBe(0);
    // A file of one line, whose end would be looked for with each step.
    const minified = Array.from({ length: 20_000 }, (_, n) => `{"Identifier":"${n}"}`).join(',');
    expect(linesOfSteps(minified).get('19999')).toBe(1);
  });
});

describe('JUnit', () => {
  const report = printJUnit(sources, found);

  it('has one test for each flow, and fails those with errors', () => {
    expect(report).toContain('<testsuites tests="2" failures="1">');
    expect(report.match(/<testcase /g)).toHaveLength(2);
    expect(report).toContain(
      '<failure type="dangling-target" message="NextAction leads to &quot;nowhere&quot;',
    );
  });

  it('escapes what XML cannot hold', () => {
    expect(report).toContain('Reason: For &quot;later&quot; &amp; &lt;more&gt;.');
    const odd = [{ file: 'x\u0000<.json', unreadableBecause: 'is \u0007 odd' }];
    expect(printJUnit(odd, review(odd))).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

const asIs = (file: string) => file;

describe('a baseline', () => {
  const findings = verify(sources);

  it('hides what it holds, once for each time it holds it', () => {
    const baseline = readBaseline(writeBaseline(findings, asIs));
    expect(since(baseline, findings, asIs)).toEqual([]);
    expect(since(baseline, [...findings, ...findings], asIs)).toEqual(findings);
    expect(since({ findings: [] }, findings, asIs)).toEqual(findings);
  });

  it('does not hide a finding that became worse', () => {
    const worse = findings.map((finding) => ({ ...finding, level: 'error' as const }));
    expect(since(readBaseline(writeBaseline(findings, asIs)), worse, asIs)).toHaveLength(
      findings.filter(({ level }) => level !== 'error').length,
    );
  });

  it.each(['', '[]', '{}', '{"careline":"baseline","findings":[{"file":1}]}', 'null'])(
    'is not %j',
    (text) => {
      expect(() => readBaseline(text)).toThrow(BaselineError);
    },
  );
});

describe('explain', () => {
  it.each(rules.map(({ id }) => id))('says of %s why, whence, what is wrong and what is right', (id) => {
    const text = explain(id);
    for (const part of ['Why: ', 'Source: ', 'Wrong:\n  ', 'Right:\n  ', '  → '])
      expect(text).toContain(part);
  });

  it('guesses what a misspelt rule means', () => {
    expect(() => explain('card-entry-windows')).toThrow('Did you mean "card-entry-window"?');
  });
});
