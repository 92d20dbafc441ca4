import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concrete } from '../templates/concrete.ts';
import { controlMatrix, missingControls } from './controls.ts';
import { dataMap, unclassified } from './data-map.ts';
import { inventory } from './inventory.ts';
import { inEach, type Proof } from './proof.ts';
import { readRecordedCalls } from './rights/needed.ts';

/** Documents that are made from the templates of the demo clinic. */
const documents: Readonly<Record<string, (centre: Concrete) => string>> = {
  'PHI-MAP.md': (centre) => dataMap(centre, readRecordedCalls()),
  'INVENTORY.md': inventory,
  'CONTROLS.md': controlMatrix,
};
/** Whose templates they show. */
const shown = 'demo';

const pathOf = (file: string): string => join(import.meta.dirname, '..', file);

export const upToDateDocuments: Proof = {
  name: 'documents',
  proves:
    'The map of patient data, the inventory and the control matrix (PHI-MAP, INVENTORY, CONTROLS.md) say what the templates say.',
  find: (centres) => [
    ...inEach(centres, unclassified),
    ...centres
      .filter(({ name }) => name === shown)
      .flatMap((centre) => [
        ...missingControls(centre),
        ...Object.entries(documents)
          .filter(
            ([file, make]) =>
              !existsSync(pathOf(file)) || readFileSync(pathOf(file), 'utf8') !== make(centre),
          )
          .map(([file]) => ({
            what: `infra/${file} does not say what the templates say`,
            where: `infra/${file}`,
            why: 'Who reviews risks reads it.',
            fix: 'Run "npm run prove -- --write", read the difference, and commit it.',
          })),
      ]),
  ],
};

/** Writes them anew; the files written. */
export function writeDocuments(centres: readonly Concrete[]): readonly string[] {
  return centres
    .filter(({ name }) => name === shown)
    .flatMap((centre) =>
      Object.entries(documents).map(([file, make]) => {
        writeFileSync(pathOf(file), make(centre));
        return pathOf(file);
      }),
    );
}
