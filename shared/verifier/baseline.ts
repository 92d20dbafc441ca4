import { type Finding, levels } from './finding.ts';

/** The findings a project had when it began to check: they are not reported again, new ones are. */
export interface Baseline {
  readonly findings: readonly Known[];
}

type Known = Pick<Finding, 'file' | 'rule' | 'level' | 'message'> & { readonly step?: string };

/** A baseline file that cannot be read: what, and what to do. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** How a baseline calls a file: from its own place, so that it makes no difference where the command runs. */
export type FileName = (file: string) => string;

export function writeBaseline(findings: readonly Finding[], nameOf: FileName): string {
  const known = findings.map(({ file, rule, level, step, message }): Known => {
    return { file: nameOf(file), rule, level, ...(step !== undefined && { step }), message };
  });
  return `${JSON.stringify({ careline: 'baseline', findings: known }, null, 2)}\n`;
}

/** Throws a `BaselineError` for anything that `writeBaseline` does not write. */
export function readBaseline(text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BaselineError('The baseline is no JSON. Write it anew with --write-baseline.');
  }
  const list = isObject(value) && value.careline === 'baseline' ? value.findings : undefined;
  if (!Array.isArray(list) || !list.every(isKnown)) {
    throw new BaselineError('The file is no baseline of careline. Write it anew with --write-baseline.');
  }
  return { findings: list };
}

/** The findings that are not in the baseline; each entry covers one finding, so a second of the same kind is new. */
export function since(
  { findings: known }: Baseline,
  findings: readonly Finding[],
  nameOf: FileName,
): Finding[] {
  const left = new Map<string, number>();
  for (const one of known) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return findings.filter((finding) => {
    const key = keyOf({ ...finding, file: nameOf(finding.file) });
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** A finding that becomes worse is new. */
const keyOf = ({ file, rule, level, step, message }: Known): string =>
  JSON.stringify([file, rule, level, step ?? null, message]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isKnown = (value: unknown): value is Known =>
  isObject(value) &&
  levels.some((level) => level === value.level) &&
  [value.file, value.rule, value.message].every((text) => typeof text === 'string') &&
  (value.step === undefined || typeof value.step === 'string');
