import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tables, withTable } from './tables.ts';

describe('the documents', () => {
  it.each(tables)('$file has its table of $mark as the source has it (else: npm run documents)', (table) => {
    expect(readFileSync(table.file, 'utf8')).toBe(withTable(table));
  });

  it.each([
    'README.md',
    'contact-flows/README.md',
    'functions/README.md',
    'infra/README.md',
    'local/README.md',
    'shared/flow/README.md',
    'shared/simulator/README.md',
    'shared/verifier/README.md',
  ])('%s links only to what exists', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
    const broken = links
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(dirname(file), target)));
    expect(broken).toEqual([]);
  });
});
