/** What an evidence folder says of itself: manifest.json, by which anybody can check it without us. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';

export const manifestName = 'manifest.json';
export const manifestFormat = 'careline evidence 1';

const count = z.number().int().nonnegative();
const manifest = z.object({
  format: z.literal(manifestFormat),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  madeAt: z.string(),
  /** For whom; null: nobody was named. */
  client: z.string().nullable(),
  /** Whether rows are in it that point at calls and patients. */
  withRows: z.boolean(),
  centre: z.object({
    version: z.string(),
    /** Of the synthesized templates; null: there were none where it was made. */
    templates: z.object({ count, sha256: z.string() }).nullable(),
  }),
  /** The newest anchor of the event log; null: there is none. */
  verifiedAgainst: z.object({ day: z.string(), hash: z.string(), contacts: count }).nullable(),
  findings: count,
  /** Agents who took calls, and how many of them without a valid training; null: no list was given. */
  training: z.object({ agents: count, missing: count }).nullable(),
  files: z.array(
    z.object({
      /** Within the folder. */
      name: z.string().regex(/^[\w-]+(\.[\w-]+)+$|^[\w-]+\/[\w-]+(\.[\w-]+)+$/),
      bytes: count,
      sha256: z.string(),
    }),
  ),
  missing: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

export const manifestText = (content: Manifest): string => `${JSON.stringify(content, null, 2)}\n`;

/** In hexadecimal, as sha256sum says it. */
export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

/** Everything in a folder but the manifest, by name. A link, or whatever else is no file, counts as one that nobody listed. */
export function filesIn(folder: string): Manifest['files'] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => {
      const path = join(one.parentPath, one.name);
      const bytes = one.isFile() ? readFileSync(path) : new Uint8Array();
      const name = relative(folder, path).replaceAll(sep, '/');
      return { name, bytes: bytes.length, sha256: one.isFile() ? sha256(bytes) : 'no file' };
    })
    .filter(({ name }) => name !== manifestName)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface CheckedFolder {
  /** To compare with what was said when the folder was made: whoever changes a file can write the manifest anew. */
  readonly manifestSha256: string;
  readonly files: number;
  /** One for each file that is not as the manifest says: `reports.csv: changed`. */
  readonly wrong: readonly string[];
}

/** Undefined: there is no folder, or no manifest in it that can be read. */
export function checkFolder(folder: string): CheckedFolder | undefined {
  const text = textOf(join(folder, manifestName));
  const read = manifest.safeParse(jsonOf(text));
  if (text === undefined || !read.success) return undefined;
  const listed = new Map(read.data.files.map((file) => [file.name, file]));
  const found = new Map(filesIn(folder).map((file) => [file.name, file]));
  const names = [...new Set([...listed.keys(), ...found.keys()])].sort();
  const wrong = names.flatMap((name) => {
    const [was, is] = [listed.get(name), found.get(name)];
    if (!was) return [`${name}: added`];
    if (!is) return [`${name}: missing`];
    return was.sha256 === is.sha256 ? [] : [`${name}: changed`];
  });
  return { manifestSha256: sha256(text), files: listed.size, wrong };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function jsonOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
