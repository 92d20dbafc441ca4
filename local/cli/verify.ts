import type { Command } from 'commander';
import { countOf, printJson, printText } from '../../shared/verifier/print.ts';
import { verify } from '../../shared/verifier/verify.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';

/** Where a command writes: the process, or a test. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export interface VerifyCommand {
  readonly format: 'text' | 'json';
  /** Warnings fail, too. */
  readonly strict: boolean;
}

/** `careline verify`: exit code 0 no errors, 1 errors found, 2 bad usage. */
export function runVerify(paths: readonly string[], options: VerifyCommand, output: Output): 0 | 1 | 2 {
  try {
    const { sources, skipped } = readFlows(paths);
    for (const file of skipped) output.err(`skipped ${file}: not a flow\n`);
    if (sources.length === 0) {
      output.err(
        'No flow found. Name a file, or a folder with *.json files in Amazon Connect flow language.\n',
      );
      return 2;
    }
    const findings = verify(sources);
    output.out(options.format === 'json' ? printJson(findings) : printText(findings, sources.length));
    const failing = countOf(findings, 'error') + (options.strict ? countOf(findings, 'warning') : 0);
    return failing > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnreadablePathError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

export function registerVerify(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('verify')
    .description('check Amazon Connect flows: what the service refuses, and what would go wrong in a call')
    .argument('<paths...>', 'flow files, or folders to search for *.json')
    .option('--format <format>', 'text or json', 'text')
    .option('--strict', 'exit code 1 for warnings, too', false)
    .action((paths: string[], options: { format: string; strict: boolean }, command: Command) => {
      const { format } = options;
      if (format !== 'text' && format !== 'json') {
        command.error(`There is no format "${format}". Use --format text or --format json.`, { exitCode: 2 });
      } else exit(runVerify(paths, { format, strict: options.strict }, output));
    });
}
