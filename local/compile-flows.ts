import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFlows } from '../contact-flows/index.ts';
import { languages } from '../contact-flows/prompts/prompts.ts';
import { compile } from '../shared/flow/compile.ts';

/**
 * Writes every published flow as JSON, with names in place of ARNs: `npm run compile-flows -- <folder>`. `careline diff --revisions`
 * runs it at both revisions. For a clinic of no name in every language that there are prompts for, so that settings make no difference.
 */
export function compileFlows(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { flow } of publishedFlows(languages, { clinicName: 'the clinic' }))
    writeFileSync(join(folder, `${flow.name}.json`), `${JSON.stringify(compile(flow), null, 2)}\n`);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name the folder to write to: npm run compile-flows -- <folder>');
  compileFlows(folder);
}
