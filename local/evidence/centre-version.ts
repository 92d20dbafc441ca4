import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Manifest, sha256 } from './manifest.ts';

const root = join(import.meta.dirname, '..', '..');
const packageFile = z.object({ version: z.string() });

/** What is deployed from here: the version, and one digest over the synthesized templates by name. */
export function centreVersion(templates: string): Manifest['centre'] {
  const { version } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const lines = templatesIn(templates).map(
    (name) => `${sha256(readFileSync(join(templates, name)))}  ${name}\n`,
  );
  return {
    version,
    templates: lines.length === 0 ? null : { count: lines.length, sha256: sha256(lines.join('')) },
  };
}

function templatesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.template.json'))
      .sort();
  } catch {
    return [];
  }
}
