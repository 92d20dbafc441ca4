import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { diffSets, type Sets } from '../../shared/flow/diff/diff-sets.ts';
import { type DiffFormat, diffFormats, printDifference } from '../../shared/flow/diff/print.ts';
import { flowsAt, flowsOfRevisions } from './flow-sides.ts';
import { UnreadablePathError } from './read-flows.ts';
import type { Output } from './verify.ts';

export interface DiffCommand {
  readonly format: DiffFormat;
  /** `A..B`. */
  readonly revisions?: string;
  /** Id or ARN of an Amazon Connect instance. */
  readonly instance?: string;
  /** A JSON file: text on the old side → text on the new side. */
  readonly map?: string;
}

/** `careline diff`: exit code 0 no call can tell the difference, 1 calls differ, 2 bad usage. */
export async function runDiff(
  paths: readonly string[],
  options: DiffCommand,
  output: Output,
): Promise<0 | 1 | 2> {
  try {
    const given = options.map === undefined ? new Map<string, string>() : readMap(options.map);
    const sides = await sidesOf(paths, options, output);
    const difference = diffSets({ ...sides, given });
    output.out(printDifference(difference, options.format));
    return difference.same ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadablePathError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

const usage =
  'Name two flow files or folders (old, new); or --revisions A..B [path]; or a folder and --instance <id>.';

async function sidesOf(
  [first, second, ...more]: readonly string[],
  { revisions, instance }: DiffCommand,
  output: Output,
): Promise<Sets> {
  if (more.length > 0 || (revisions !== undefined && instance !== undefined))
    throw new UnreadablePathError(usage);
  if (revisions !== undefined) {
    if (second !== undefined) throw new UnreadablePathError(usage);
    return flowsOfRevisions(revisions, first ?? '.');
  }
  if (first === undefined) throw new UnreadablePathError(usage);
  if (instance !== undefined) {
    if (second !== undefined) throw new UnreadablePathError(usage);
    return againstInstance(first, instance, output);
  }
  if (second === undefined) throw new UnreadablePathError(usage);
  return { before: flowsAt(first), after: flowsAt(second) };
}

/** Old: what the instance has. New: what the folder would make of it. Flows of others on the instance are left out. */
async function againstInstance(path: string, instance: string, output: Output): Promise<Sets> {
  const after = flowsAt(path);
  const unnamed = after.filter(({ flow }) => flow.name === '').map(({ file }) => file);
  if (unnamed.length > 0) {
    throw new UnreadablePathError(
      `Without Metadata.name a flow cannot be found on the instance: ${unnamed.join(', ')}. Give each its name.`,
    );
  }
  const names = new Set(after.map(({ flow }) => flow.name));
  // The AWS SDK is loaded only when it is needed: it takes longer than a comparison.
  const { flowsOfInstance } = await import('./live-instance.ts');
  const live = await flowsOfInstance(instance, names);
  if (live.others.length > 0) {
    output.err(`Only on the instance, not compared: ${live.others.join(', ')}.\n`);
  }
  return { before: live.flows, after };
}

const mapFile = z.record(z.string(), z.string());

function readMap(file: string): Map<string, string> {
  try {
    return new Map(Object.entries(mapFile.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    throw new UnreadablePathError(
      `The map "${file}" cannot be read. It is a JSON object: an ARN or name on the old side → the one on the new side.`,
    );
  }
}

export function registerDiff(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('diff')
    .description('say in sentences what callers meet differently; ids, positions and layout do not count')
    .argument('[paths...]', 'the old and the new flow file or folder')
    .option(
      '--revisions <A..B>',
      'compare two git revisions, below a path; for flows as code runs their script compile-flows',
    )
    .option('--instance <id or ARN>', 'compare a folder with a live Amazon Connect instance (read only)')
    .option('--map <file>', 'JSON: ARN or name on the old side → the same thing on the new side')
    .option('--format <format>', diffFormats.join(', '), 'text')
    .action(async (paths: string[], options: DiffCommand & { format: string }, command: Command) => {
      const format = diffFormats.find((known) => known === options.format);
      if (format === undefined) {
        command.error(`There is no format "${options.format}". Use --format ${diffFormats.join(', ')}.`, {
          exitCode: 2,
        });
      } else exit(await runDiff(paths, { ...options, format }, output));
    });
}
