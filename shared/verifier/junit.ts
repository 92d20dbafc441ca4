import type { LineOf } from './lines.ts';
import type { FlowSource } from './rule.ts';
import type { Review } from './verify.ts';

/**
 * Findings as a JUnit report: one test for each flow; errors fail it, the rest is its output, suppressed ones its skips. The
 * format has no place for a line, so it stands in the words.
 */
export function printJUnit(
  sources: readonly FlowSource[],
  { findings, suppressed }: Review,
  lineOf: LineOf = () => undefined,
): string {
  const line = lineIn(lineOf);
  const files = [...new Set([...sources.map(({ file }) => file), ...findings.map(({ file }) => file)])];
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const hushed = Map.groupBy(suppressed, ({ finding }) => finding.file);
  let failures = 0;
  const cases = files.map((file) => {
    const found = byFile.get(file) ?? [];
    const errors = found.filter(({ level }) => level === 'error');
    if (errors.length > 0) failures += 1;
    const output = [
      ...found.filter(({ level }) => level !== 'error').map((f) => `${f.level} ${line(f)}`),
      ...(hushed.get(file) ?? []).map(
        ({ finding, reason }) => `suppressed ${line(finding)} Reason: ${reason}`,
      ),
    ];
    const first = errors[0];
    return [
      `    <testcase classname="careline.verify" name="${xml(file)}">`,
      ...(first
        ? [
            `      <failure type="${xml(first.rule)}" message="${xml(first.message)}">${xml(errors.map(line).join('\n'))}</failure>`,
          ]
        : []),
      ...(output.length > 0 ? [`      <system-out>${xml(output.join('\n'))}</system-out>`] : []),
      '    </testcase>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${files.length}" failures="${failures}">`,
    `  <testsuite name="careline verify" tests="${files.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const lineIn =
  (lineOf: LineOf) =>
  ({ file, rule, step, message, fix }: Review['findings'][number]): string => {
    const at = step === undefined ? undefined : lineOf(file, step);
    const place = step === undefined ? '' : ` at "${step}"${at === undefined ? '' : `, line ${at}`}`;
    return `${rule}${place}: ${message} ${fix}`;
  };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** XML 1.0 has no way to write most control characters. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
