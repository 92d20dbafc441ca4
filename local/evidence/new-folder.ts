import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The folder cannot be written: what is there would be mixed with what comes, or the disk refuses. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

/** Codes with which a disk refuses; a store that is not reached has others. */
const refusals = ['EACCES', 'EDQUOT', 'EEXIST', 'ENAMETOOLONG', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];

/** Throws when `out` is there and not empty. */
export function mustBeFree(out: string): void {
  if (existsSync(out) && !isEmpty(out))
    throw new FolderError(
      `"${out}" is there and not empty. Nothing was written, so that nothing old is mixed with what is new: name another folder.`,
    );
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/** Only whole folders appear: `work` fills a neighbour, readable for its owner only, which then gets the name; when it fails, nothing is left. */
export async function inNewFolder<T>(out: string, work: (folder: string) => Promise<T>): Promise<T> {
  mustBeFree(out);
  const path = resolve(out);
  let neighbour: string | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    neighbour = mkdtempSync(`${path}.unfinished-`);
    const done = await work(neighbour);
    mustBeFree(out);
    // Not every system renames onto an empty folder.
    if (existsSync(path)) rmdirSync(path);
    renameSync(neighbour, path);
    return done;
  } catch (error) {
    if (neighbour !== undefined) rmSync(neighbour, { recursive: true, force: true });
    const { code }: { code?: unknown } = Object(error);
    if (typeof code !== 'string' || !refusals.includes(code)) throw error;
    throw new FolderError(
      `"${out}" cannot be written (${code}). Nothing is left of it: name another folder.`,
    );
  }
}
