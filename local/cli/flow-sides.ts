/** Reads the flows of one side of a comparison. */
import { relative } from 'node:path';
import { type NamedFlow, namedFlow } from '../../shared/flow/diff/named-flow.ts';
import { limits } from '../../shared/flow/document.ts';
import { FlowSyntaxError, parse } from '../../shared/flow/parse.ts';
import type { FlowSource } from '../../shared/verifier/verify.ts';
import { codeAt, compiled, noScript } from './flows-as-code.ts';
import { git } from './git.ts';
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

/** Both sides of `A..B`. */
interface Sides {
  readonly before: NamedFlow[];
  readonly after: NamedFlow[];
}

/** The flow files that differ between two git revisions, as each has them; flows written as code, as each compiles them. */
export async function flowsOfRevisions(range: string, path: string): Promise<Sides> {
  const [, from, to] = /^([^-.][^\s]*?)\.\.([^-.][^\s]*)$/.exec(range) ?? [];
  if (from === undefined || to === undefined) {
    throw new UnreadablePathError(
      `"${range}" names no two revisions. Write --revisions <older>..<newer>, e.g. main..HEAD.`,
    );
  }
  const changed = git(['diff', '--name-only', '--no-renames', '-z', '--relative', from, to, '--', path]);
  const files = changed.split('\0').filter((file) => file.endsWith('.json'));
  const json = { before: filesAt(from, files), after: filesAt(to, files) };
  // Without a change of code below the path, flows written as code are what they were.
  if (!changed.split('\0').some((file) => /\.[cm]?[jt]sx?$/.test(file))) return json;
  const code = await codeOf({ from, to, path });
  if (!code && json.before.length + json.after.length === 0) throw new UnreadablePathError(noScript(from));
  return {
    before: [...json.before, ...(code?.before ?? [])],
    after: [...json.after, ...(code?.after ?? [])],
  };
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** What both revisions make of their code; undefined where neither can. */
async function codeOf({ from, to, path }: Range): Promise<Sides | undefined> {
  const [older, newer] = [codeAt(from, path), codeAt(to, path)];
  if (!older && !newer) return undefined;
  if (!older || !newer) throw new UnreadablePathError(noScript(older ? to : from));
  const both = [compiled(older), compiled(newer)] as const;
  // When one fails, the other still has a folder to take away.
  await Promise.allSettled(both);
  const [before, after] = await Promise.all(both);
  return { before: before.map(flowOf), after: after.map(flowOf) };
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
