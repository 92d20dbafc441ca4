import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Command } from 'commander';
import { BaselineError, readBaseline, since, writeBaseline } from '../../shared/verifier/baseline.ts';
import { printJUnit } from '../../shared/verifier/junit.ts';
import { type LineOf, linesOfSteps } from '../../shared/verifier/lines.ts';
import { countOf, printJson, printText } from '../../shared/verifier/print.ts';
import { printSarif } from '../../shared/verifier/sarif.ts';
import { type FlowSource, type Review, review } from '../../shared/verifier/verify.ts';
import { fixFiles } from './fix-files.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';

/** Where a command writes: the process, or a test. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const formats = ['text', 'json', 'sarif', 'junit'] as const;

export interface VerifyCommand {
  readonly format: (typeof formats)[number];
  /** Warnings fail, too. */
  readonly strict: boolean;
  /** Mends what is safe and writes the files anew, before anything is judged. */
  readonly fix?: boolean;
  /** File with findings that are known and not reported. */
  readonly baseline?: string;
  /** File to write the findings of now to. */
  readonly writeBaseline?: string;
}

/** `careline verify`: exit code 0 no errors, 1 errors found, 2 bad usage. */
export function runVerify(paths: readonly string[], options: VerifyCommand, output: Output): 0 | 1 | 2 {
  try {
    const read = readFlows(paths);
    for (const file of read.skipped) output.err(`skipped ${file}: not a flow\n`);
    if (read.sources.length === 0) {
      output.err(
        'No flow found. Name a file, or a folder with *.json files in Amazon Connect flow language.\n',
      );
      return 2;
    }
    const sources = options.fix ? fixFiles(read.sources, output) : read.sources;
    return judge(sources, options, output);
  } catch (error) {
    if (!(error instanceof UnreadablePathError || error instanceof BaselineError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

function judge(sources: readonly FlowSource[], options: VerifyCommand, output: Output): 0 | 1 {
  const { findings: all, suppressed } = review(sources);
  const { writeBaseline: to, baseline: from } = options;
  if (to !== undefined) {
    writeFileSync(to, writeBaseline(all, seenFrom(to)));
    output.err(`${to} holds ${all.length} findings.\n`);
    return 0;
  }
  const findings = from === undefined ? all : since(readBaseline(textOf(from)), all, seenFrom(from));
  if (findings.length < all.length) {
    output.err(`${all.length - findings.length} findings are in the baseline and not shown.\n`);
  }
  output.out(print(options.format, sources, { findings, suppressed }));
  const failing = countOf(findings, 'error') + (options.strict ? countOf(findings, 'warning') : 0);
  return failing > 0 ? 1 : 0;
}

function print(format: VerifyCommand['format'], sources: readonly FlowSource[], found: Review): string {
  switch (format) {
    case 'json':
      return printJson(found.findings);
    case 'sarif':
      return printSarif(found, lineInFile());
    case 'junit':
      return printJUnit(sources, found, lineInFile());
    case 'text':
      return printText(found.findings, sources.length, found.suppressed);
  }
}

/** Reads a file again when the first of its findings asks where its step stands: only reports for programs say so. */
function lineInFile(): LineOf {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (file, step) => {
    const lines = known.get(file) ?? linesOfSteps(existsSync(file) ? readFileSync(file, 'utf8') : '');
    known.set(file, lines);
    return lines.get(step);
  };
}

const seenFrom = (baseline: string) => (file: string) =>
  relative(dirname(baseline), file).replaceAll('\\', '/');

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BaselineError(`There is no baseline "${file}". Write one with --write-baseline ${file}.`);
  }
}

export function registerVerify(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('verify')
    .description('check Amazon Connect flows: what the service refuses, and what would go wrong in a call')
    .argument('<paths...>', 'flow files, or folders to search for *.json')
    .option('--format <format>', formats.join(', '), 'text')
    .option('--strict', 'exit code 1 for warnings, too', false)
    .option('--fix', 'mend what is safe, write the files anew and say what changed', false)
    .option('--baseline <file>', 'report only what is not in this file')
    .option('--write-baseline <file>', 'write the findings of now to this file')
    .action((paths: string[], options: VerifyCommand & { format: string }, command: Command) => {
      const format = formats.find((known) => known === options.format);
      if (format === undefined) {
        command.error(`There is no format "${options.format}". Use --format ${formats.join(', ')}.`, {
          exitCode: 2,
        });
      } else exit(runVerify(paths, { ...options, format }, output));
    });
}
