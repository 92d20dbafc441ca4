/** Flows that a git revision has as code: its own script writes them as JSON, in a folder of its own. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, posix } from 'node:path';
import { promisify } from 'node:util';
import type { FlowSource } from '../../shared/verifier/verify.ts';
import { git } from './git.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';

/** The script of a package.json that writes every flow, compiled, as a JSON file into the folder named to it. */
const script = 'compile-flows';

/** Milliseconds that a revision may take to write its flows. */
const longest = 120_000;

export const noScript = (revision: string): string =>
  `At ${revision} no package.json has a script "${script}", so its flows cannot be compiled. It is run with a folder and writes ` +
  'each flow into it as JSON. Without it, compare two folders of templates: "cdk synth -o <folder>" at each revision.';

/** A folder of a git revision that can compile its flows. */
export interface Code {
  readonly revision: string;
  /** Relative to the top of the repository. */
  readonly folder: string;
}

/** The folder at or above a path whose package.json has the script, or undefined. */
export function codeAt(revision: string, path: string): Code | undefined {
  const start = posix.join(git(['rev-parse', '--show-prefix']).trim(), path);
  for (let folder = posix.normalize(start); ; folder = posix.dirname(folder)) {
    const file = posix.join(folder, 'package.json');
    const there = git(['ls-tree', '--full-tree', '--name-only', revision, '--', file]).trim() !== '';
    if (there && hasScript(git(['show', `${revision}:${file}`]))) return { revision, folder };
    if (folder === '.' || folder === '/') return undefined;
  }
}

/** The flows of a revision, compiled by its own code with the packages that are installed here. */
export async function compiled({ revision, folder: project }: Code): Promise<readonly FlowSource[]> {
  const top = git(['rev-parse', '--show-toplevel']).trim();
  const work = mkdtempSync(join(tmpdir(), 'careline-compile-'));
  try {
    const tree = join(work, 'tree');
    const out = join(work, 'flows');
    for (const folder of [tree, out]) mkdirSync(folder);
    const archive = join(work, 'tree.tar');
    git(['archive', '--format=tar', `--output=${archive}`, revision], top);
    execFileSync('tar', ['-xf', archive, '-C', tree]);
    for (const folder of new Set(['.', project])) link(join(top, folder), join(tree, folder));
    await run(revision, join(tree, project), out);
    return readFlows([out]).sources.map((source) => ({
      ...source,
      file: `${basename(source.file)} (${revision})`,
    }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function hasScript(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof Object(Object(read).scripts)[script] === 'string';
  } catch {
    return false;
  }
}

function link(from: string, to: string): void {
  const packages = join(from, 'node_modules');
  if (existsSync(packages) && !existsSync(join(to, 'node_modules')))
    symlinkSync(packages, join(to, 'node_modules'), 'dir');
}

async function run(revision: string, folder: string, out: string): Promise<void> {
  try {
    await promisify(execFile)('npm', ['run', '--silent', script, '--', out], {
      cwd: folder,
      timeout: longest,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    // Of a stack trace, the line that says what went wrong.
    const line = said.split('\n').find((one) => /error/i.test(one)) ?? said.split('\n')[0];
    throw new UnreadablePathError(
      `The script "${script}" of ${revision} failed: ${line?.trim() || 'it said nothing'}. ` +
        `Try it there: npm run ${script} -- <folder>. It runs with the packages installed here; an old revision may need others.`,
    );
  }
}
