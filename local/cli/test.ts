import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { compile } from '../../shared/flow/compile.ts';
import { visible } from '../../shared/flow/visible.ts';
import { readTestCase, TestCaseError } from '../../shared/test-case/read-test-case.ts';
import { runTestCase } from '../../shared/test-case/run-test-case.ts';
import { worldOf } from '../../shared/test-case/world-of.ts';
import { UnreadablePathError } from './read-flows.ts';
import { usableFlows } from './usable-flows.ts';
import type { Output } from './verify.ts';

export interface TestCommand {
  /** Files or folders of the flows. */
  readonly flows: readonly string[];
  /** Name or ARN of the flow that the call enters, where the test case does not say. */
  readonly entry?: string;
}

/** `careline test`: exit code 0 passed, 1 failed, 2 bad usage or unreadable files. */
export async function runTest(file: string, options: TestCommand, output: Output): Promise<0 | 1 | 2> {
  try {
    const read = readTestCase(JSON.parse(readFileSync(file, 'utf8')));
    const flows = usableFlows(options.flows, output).map((flow) => ({
      name: flow.name,
      content: compile(flow),
    }));
    const flow = options.entry ?? read.flow;
    const verdict = await runTestCase({ ...read, ...(flow !== undefined && { flow }) }, worldOf(flows));
    const name = visible(read.name || basename(file));
    output.out(`${verdict.status} ${name}: ${verdict.made.length} observations made\n`);
    if (verdict.status === 'PASSED') return 0;
    output.out(`  ${visible(`${verdict.observation ?? 'the call'}: ${verdict.message ?? ''}`)}\n`);
    return 1;
  } catch (error) {
    if (!isExpected(error)) throw error;
    output.err(`${file}: ${error.message}\n`);
    return 2;
  }
}

/** What a file or an option may be wrong about; anything else is our mistake. */
const isExpected = (error: unknown): error is Error =>
  error instanceof TestCaseError ||
  error instanceof UnreadablePathError ||
  error instanceof RangeError ||
  error instanceof SyntaxError ||
  (error instanceof Error && 'code' in error);

export function registerTest(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('test')
    .description('run a test case of Amazon Connect on the simulator')
    .argument('<case>', 'the test case: its content, or all of it with name and entry point')
    .requiredOption('--flows <paths...>', 'flow files, or folders with *.json')
    .option('--entry <flow>', 'name or ARN of the flow that the call enters, if the test case does not say')
    .action(async (file: string, options: { flows: string[]; entry?: string }) =>
      exit(await runTest(file, options, output)),
    );
}
