import type { ProofFinding } from './proof.ts';

/** What a proof came to. */
export interface ProofResult {
  readonly name: string;
  readonly proves: string;
  readonly seconds: number;
  readonly findings: readonly ProofFinding[];
}

/** One line for each proof, then each finding with what to do. */
export function printProofs(results: readonly ProofResult[], centres: readonly string[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const table = results.map(({ name, proves, seconds, findings }) => {
    const result = findings.length === 0 ? 'holds  ' : `${findings.length} found`.padEnd(7);
    return `${name.padEnd(width)}  ${result}  ${seconds.toFixed(1).padStart(5)} s  ${proves}`;
  });
  const details = results.flatMap(({ name, findings }) =>
    findings.flatMap(({ what, where, why, fix }, index) => [
      '',
      `${name} ${index + 1}: ${where}`,
      `  ${what}`,
      `  Why: ${why}`,
      `  Do:  ${fix}`,
    ]),
  );
  const total = results.reduce((sum, { findings }) => sum + findings.length, 0);
  const seconds = results.reduce((sum, one) => sum + one.seconds, 0);
  const verdict = total === 0 ? 'Everything holds.' : `${total} finding${total === 1 ? '' : 's'}.`;
  return [
    `Proven for ${centres.join(', ')}.`,
    '',
    ...table,
    ...details,
    '',
    `${verdict} ${seconds.toFixed(1)} s.`,
    '',
  ].join('\n');
}
