import { execFileSync } from 'node:child_process';
import { UnreadablePathError } from './read-flows.ts';

/** Bytes of one answer of git. */
const most = 64 * 1024 * 1024;

/** What git answers, in the current folder or in `folder`. Throws `UnreadablePathError` with what it said. */
export function git(args: readonly string[], folder = '.'): string {
  try {
    return execFileSync('git', [...args], {
      cwd: folder,
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
