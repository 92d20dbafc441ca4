import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { languages } from '../../contact-flows/prompts/prompts.ts';
import { compileFlows } from '../../local/compile-flows.ts';
import { parse } from '../../shared/flow/parse.ts';

it('writes every published flow of every language, as it is read back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-compiled-'));
  try {
    compileFlows(folder);
    const written = readdirSync(folder).map((file) =>
      parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    );
    const published = publishedFlows(languages, { clinicName: 'the clinic' }).map(({ flow }) => flow);
    const inOrder = (flows: readonly { name: string }[]) => flows.map(({ name }) => name).sort();
    expect(inOrder(written)).toEqual(inOrder(published));
    expect(written).toEqual(expect.arrayContaining(published));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
