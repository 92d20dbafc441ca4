import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costs } from '../costs/document.ts';
import type { Concrete } from '../templates/concrete.ts';
import { controlMatrix, missingControls } from './controls.ts';
import { dataMap, unclassified } from './data-map.ts';
import { inventory } from './inventory.ts';
import { inEach, type Proof } from './proof.ts';
import { readRecordedCalls } from './rights/needed.ts';
import { missingRisks, riskRegister } from './risks.ts';

/** Documents that are made from the templates of the demo clinic. */
const documents: Readonly<Record<string, (centre: Concrete) => string>> = {
  'PHI-MAP.md': (centre) => dataMap(centre, readRecordedCalls()),
  'INVENTORY.md': inventory,
  'CONTROLS.md': controlMatrix,
  'RISKS.md': riskRegister,
};
/** Whose templates they show. */
const shown = 'demo';

/** What each document should say. Costs compare two sizes, so they are told only where both are proven. */
function texts(centres: readonly Concrete[]): (readonly [file: string, text: string])[] {
  const named = (name: string) => centres.find((centre) => centre.name === name);
  const [centre, small, large] = [named(shown), named('small'), named('large')];
  return [
    ...(centre ? Object.entries(documents).map(([file, make]) => [file, make(centre)] as const) : []),
    ...(small && large ? [['COSTS.md', costs({ small, large })] as const] : []),
  ];
}

const pathOf = (file: string): string => join(import.meta.dirname, '..', file);

export const upToDateDocuments: Proof = {
  name: 'documents',
  proves:
    'The map of patient data, the inventory, the control matrix, the risks and the costs (PHI-MAP, INVENTORY, CONTROLS, RISKS, COSTS.md) say what the templates say.',
  find: (centres) => [
    ...inEach(centres, unclassified),
    ...centres.filter(({ name }) => name === shown).flatMap((centre) => missingControls(centre)),
    ...missingRisks(),
    ...texts(centres)
      .filter(([file, text]) => !existsSync(pathOf(file)) || readFileSync(pathOf(file), 'utf8') !== text)
      .map(([file]) => ({
        what: `infra/${file} does not say what the templates say`,
        where: `infra/${file}`,
        why: 'Who reviews risks and costs reads it.',
        fix: 'Run "npm run prove -- --write", read the difference, and commit it.',
      })),
  ],
};

/** Writes them anew; the files written. */
export function writeDocuments(centres: readonly Concrete[]): readonly string[] {
  return texts(centres).map(([file, text]) => {
    writeFileSync(pathOf(file), text);
    return pathOf(file);
  });
}
