/** The folder in which the local centre keeps its state between two starts; without one everything is in memory. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';

/** A value kept in memory and, with a data folder, in one JSON file. */
export type Kept<T> = { value: T; save(): void };

export type DataFolder = {
  readonly path: string | undefined;
  /** Reads `name`.json, or starts with `initial`. */
  keep<T>(name: string, schema: z.ZodType<T>, initial: T): Kept<T>;
  release(): void;
};

export function openDataFolder(path: string | undefined): DataFolder {
  if (path === undefined)
    return { path, keep: (_name, _schema, value) => ({ value, save() {} }), release() {} };
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = join(resolve(path), 'in-use');
  takeLock(lock, path);
  return {
    path,
    keep: (name, schema, initial) => keepInFile(join(path, `${name}.json`), schema, initial),
    release() {
      held.delete(lock);
      rmSync(lock, { force: true });
    },
  };
}

/** Folders this very process holds: in a container every process has the same id, so a left-over file may name us. */
const held = new Set<string>();

/** Two processes on one folder would corrupt it: LevelDB refuses, and the JSON files would overwrite each other. */
function takeLock(lock: string, path: string): void {
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined;
  const taken = owner === process.pid ? held.has(lock) : owner !== undefined && isRunning(owner);
  if (taken) {
    throw new Error(
      `The data folder ${path} is in use by process ${owner}. ` +
        'Stop that local centre, or start this one with another data folder (option "dataFolder").',
    );
  }
  writeFileSync(lock, String(process.pid), { mode: 0o600 });
  held.add(lock);
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function keepInFile<T>(file: string, schema: z.ZodType<T>, initial: T): Kept<T> {
  return {
    value: existsSync(file) ? readKept(file, schema) : initial,
    save() {
      // Written aside and renamed: a crash leaves the old file or the new one, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify(this.value), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

function readKept<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(
      `${file} cannot be read as state of the local centre, so it will not start on it. ` +
        'Remove the data folder to start afresh, or restore it from a copy.',
      { cause },
    );
  }
}
