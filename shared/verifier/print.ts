import { visible } from '../flow/visible.ts';
import { type Finding, type Level, levels } from './finding.ts';
import type { Suppressed } from './suppression.ts';

/** Findings for people: grouped by file, each with reason and remedy, then one line that sums up. */
export function printText(
  findings: readonly Finding[],
  files: number,
  suppressed: readonly Suppressed[] = [],
): string {
  const lines: string[] = [];
  for (const [file, found] of Map.groupBy(findings, (finding) => finding.file)) {
    lines.push(file);
    for (const finding of found) {
      const step = finding.step === undefined ? '' : `  at "${finding.step}"`;
      lines.push(`  ${finding.level}  ${finding.rule}${step}`);
      lines.push(`    ${finding.message}`, `    Why: ${finding.why}`, `    Fix: ${finding.fix}`);
    }
    lines.push('');
  }
  for (const { finding, reason } of suppressed) {
    const step = finding.step === undefined ? '' : ` at "${finding.step}"`;
    lines.push(`suppressed ${finding.rule} in ${finding.file}${step}: ${reason}`);
  }
  if (suppressed.length > 0) lines.push('');
  const aside = suppressed.length > 0 ? ` ${plural(suppressed.length, 'finding')} suppressed.` : '';
  lines.push(`${summary(findings, files)}${aside}`);
  return `${lines.map(visible).join('\n')}\n`;
}

/** Findings for programs: a list of objects with the keys of `Finding`, in a fixed order. */
export function printJson(findings: readonly Finding[]): string {
  const ordered = findings.map(({ file, rule, level, flow, step, message, why, fix }) => ({
    file,
    rule,
    level,
    flow,
    step: step ?? null,
    message,
    why,
    fix,
  }));
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

export const countOf = (findings: readonly Finding[], level: Level): number =>
  findings.filter((finding) => finding.level === level).length;

function summary(findings: readonly Finding[], files: number): string {
  const checked = plural(files, 'flow');
  if (findings.length === 0) return `${checked} verified, nothing found.`;
  const counts = levels.map((level) => plural(countOf(findings, level), level)).join(', ');
  return `${checked} verified: ${counts}.`;
}

const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 || word === 'advice' ? '' : 's'}`;
