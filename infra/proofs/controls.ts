/** Which resource meets which requirement, and which test shows it: infra/CONTROLS.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concrete } from '../templates/concrete.ts';
import { markOf } from '../templates/estate.ts';
import type { Control } from './controls/control.ts';
import { hipaaSecurity } from './controls/hipaa-security.ts';
import { pciDss } from './controls/pci-dss.ts';
import { markdown } from './markdown.ts';
import type { ProofFinding } from './proof.ts';

export const controls: Readonly<Record<string, readonly Control[]>> = {
  'HIPAA Security Rule, 45 CFR 164.312': hipaaSecurity,
  'PCI DSS v4.0.1': pciDss,
};

export function controlMatrix(): string {
  return [
    '# Controls',
    '',
    'Requirement, resource, test. Made by `npm run prove -- --write`, which fails when a resource or a test is not there any more. Do not edit.',
    'Technical controls only: what an organisation must do itself (training, contracts, reviews) no template can show.',
    'What is at stake when one fails, and how that is noticed: [RISKS.md](RISKS.md).',
    ...Object.entries(controls).flatMap(([standard, all]) => [
      '',
      `## ${standard}`,
      '',
      ...markdown(
        ['control', 'asks', 'how', 'resources', 'tests'],
        all.map(({ id, asks, how, by, shownBy }) => [id, asks, how, by.join('<br>'), shownBy.join('<br>')]),
      ),
    ]),
    '',
  ].join('\n');
}

/** Controls whose resource or test is not there. */
export function missingControls(centre: Concrete, tests: string = testTexts()): readonly ProofFinding[] {
  return Object.entries(controls).flatMap(([standard, all]) =>
    all.flatMap(({ id, by, shownBy }) =>
      [
        ...by.filter((wanted) => !isThere(centre, wanted)).map((wanted) => `No resource ${wanted} meets it`),
        ...shownBy.filter((title) => !tests.includes(title)).map((title) => `No test "${title}" shows it`),
      ].map((what) => ({
        what: `${id}: ${what}`,
        where: `${standard} (infra/proofs/controls.ts)`,
        why: 'An auditor would be shown a control that nothing proves.',
        fix: 'Correct the resource or the title of the test, or write the test again.',
      })),
    ),
  );
}

function isThere(centre: Concrete, wanted: string): boolean {
  const [, type = '', mark] = /^([\w:]+)(?:\[([\w-]+)\])?$/.exec(wanted) ?? [];
  return centre.resources.some(
    (placed) =>
      placed.resource.Type === type && (mark === undefined || Object.values(markOf(placed)).includes(mark)),
  );
}

/** Of every test, for titles to be found in. */
export function testTexts(): string {
  const folder = join(import.meta.dirname, '..', '..', 'test');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
