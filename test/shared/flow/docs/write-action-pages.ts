import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { allActions } from '../../../../shared/flow/actions.ts';
import { describeAction } from '../../../../shared/flow/docs/describe-action.ts';

/** Writes a page for each action: `npm exec -c 'node test/shared/flow/docs/write-action-pages.ts'`. */

export const pagesFolder = new URL('../../../../shared/flow/docs/actions/', import.meta.url);

export const pages = (): [file: string, text: string][] =>
  allActions.map((spec) => [`${spec.type}.md`, describeAction(spec)]);

if (import.meta.main) {
  rmSync(pagesFolder, { recursive: true, force: true });
  mkdirSync(pagesFolder, { recursive: true });
  for (const [file, text] of pages()) writeFileSync(new URL(file, pagesFolder), text);
}
