/** Reads the flows of one side of a comparison. */
import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { type NamedFlow, namedFlow } from '../../shared/flow/diff/named-flow.ts';
import { limits } from '../../shared/flow/document.ts';
import { FlowSyntaxError, parse } from '../../shared/flow/parse.ts';
import type { FlowSource } from '../../shared/verifier/verify.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';

/** Comparing and drawing take time that grows with the square of the steps. */
const mostSteps = 1000;

/** A file or folder that is named: relative to it flows are known. Throws `UnreadablePathError`. */
export function flowsAt(path: string): NamedFlow[] {
  const { sources } = readFlows([path]);
  if (sources.length === 0) {
    throw new UnreadablePathError(
      `No flow found in "${path}". Name a flow file, or a folder with *.json flows.`,
    );
  }
  return sources.map((source) => ({ ...flowOf(source), place: relative(path, source.file) }));
}

/** One source as a flow. Throws `UnreadablePathError` with the reason. */
export function flowOf({ file, document, unreadableBecause }: FlowSource): NamedFlow {
  try {
    if (unreadableBecause !== undefined)
      throw new UnreadablePathError(`The file "${file}" ${unreadableBecause}.`);
    const flow = parse(document);
    const steps = Object.keys(flow.steps).length;
    if (steps > mostSteps) {
      throw new UnreadablePathError(
        `"${file}" has ${steps} steps; Amazon Connect takes ${limits.actions}, and ${mostSteps} are read here.`,
      );
    }
    return namedFlow(file, flow);
  } catch (error) {
    if (!(error instanceof FlowSyntaxError)) throw error;
    throw new UnreadablePathError(`"${file}": ${error.message}. Run "careline verify" on it for more.`);
  }
}

/** Both sides of `A..B`: the flow files that differ between two git revisions, as each has them. */
export function flowsOfRevisions(range: string, path: string): { before: NamedFlow[]; after: NamedFlow[] } {
  const [, from, to] = /^([^-.][^\s]*?)\.\.([^-.][^\s]*)$/.exec(range) ?? [];
  if (from === undefined || to === undefined) {
    throw new UnreadablePathError(
      `"${range}" names no two revisions. Write --revisions <older>..<newer>, e.g. main..HEAD.`,
    );
  }
  const changed = git(['diff', '--name-only', '--no-renames', '-z', '--relative', from, to, '--', path]);
  const files = changed.split('\0').filter((file) => file.endsWith('.json'));
  return { before: filesAt(from, files), after: filesAt(to, files) };
}

function filesAt(revision: string, files: readonly string[]): NamedFlow[] {
  if (files.length === 0) return [];
  const there = new Set(git(['ls-tree', '-r', '-z', '--name-only', revision, '--', ...files]).split('\0'));
  return files.flatMap((file) => {
    if (!there.has(file)) return [];
    const text = git(['show', `${revision}:./${file}`]);
    return looksLikeFlow(text) ? [{ ...flowOf(sourceOf(`${file} (${revision})`, text)), place: file }] : [];
  });
}

const looksLikeFlow = (text: string): boolean => /"StartAction"/.test(text) && /"Actions"/.test(text);

function sourceOf(file: string, text: string): FlowSource {
  try {
    const document: unknown = JSON.parse(text);
    return { file, document };
  } catch (error) {
    return {
      file,
      unreadableBecause: `is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Bytes of one answer of git. */
const most = 64 * 1024 * 1024;

function git(args: readonly string[]): string {
  try {
    return execFileSync('git', [...args], {
      encoding: 'utf8',
      maxBuffer: most,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : '';
    throw new UnreadablePathError(`git could not give the revisions: ${said || 'is git installed?'}`);
  }
}
