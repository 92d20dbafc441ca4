/** Remembers how items were before a transaction, so that neither a fault nor a killed process leaves half of it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from './engine.ts';
import { type Image, image, restore } from './items.ts';

export type UndoJournal = {
  /** Runs the writes; when they throw, puts the items back as they were and throws on. */
  during(images: readonly Image[], run: () => Promise<void>): Promise<void>;
};

/** Opens the journal and first undoes what a killed process left half done. */
export async function openUndoJournal(engine: Engine, folder: string | undefined): Promise<UndoJournal> {
  const file = folder === undefined ? undefined : join(folder, 'dynamodb-undo.json');
  if (file && existsSync(file)) {
    await restore(engine, readJournal(file));
    rmSync(file);
  }
  return {
    async during(images, run) {
      if (file) writeFileSync(file, JSON.stringify(images), { mode: 0o600 });
      try {
        await run();
      } catch (error) {
        await restore(engine, images);
        throw error;
      } finally {
        if (file) rmSync(file, { force: true });
      }
    },
  };
}

/** A journal cut off while it was being written precedes the first write: there is nothing to undo. */
function readJournal(file: string): Image[] {
  try {
    return z.array(image).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
