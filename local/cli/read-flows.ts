import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowSource } from '../../shared/verifier/verify.ts';
import { flowsOfTemplates, isTemplate } from './template-flows.ts';

/** Flows found in files and folders, and files of the folders that are none. */
export interface FlowFiles {
  readonly sources: readonly FlowSource[];
  readonly skipped: readonly string[];
}

/** A named path that cannot be read: what, where, next. */
export class UnreadablePathError extends Error {
  override readonly name = 'UnreadablePathError';
}

/** Bytes. The service takes 256,000 characters; a file beyond this is no flow, and reading it would only take memory. */
const largest = 16 * 1024 * 1024;

/**
 * Reads named files as flows, whatever they hold, and of folders every `*.json` that looks like a flow. Of CloudFormation templates
 * (`*.template.json`), the flows in them.
 */
export function readFlows(paths: readonly string[]): FlowFiles {
  const sources: FlowSource[] = [];
  const skipped: string[] = [];
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UnreadablePathError(`There is no file or folder "${path}". Check the spelling.`);
    if (!stat.isDirectory() && holdsTemplate(path)) sources.push(...flowsOfTemplates([path]));
    else if (!stat.isDirectory()) {
      sources.push(readFile(path, 'named') ?? { file: path });
    } else {
      const files = Object.groupBy(jsonFiles(path), (file) => (holdsTemplate(file) ? 'templates' : 'others'));
      sources.push(...flowsOfTemplates(files.templates ?? []));
      for (const file of files.others ?? []) {
        const source = readFile(file, 'found');
        if (source) sources.push(source);
        else skipped.push(file);
      }
    }
  }
  return { sources, skipped };
}

/** Some name a flow so that they fill in themselves. */
const holdsTemplate = (file: string): boolean =>
  isTemplate(file) && readFile(file, 'found')?.document === undefined;

/** Every `*.json` below a folder in the order of names; installed packages and hidden folders are not looked into. */
function jsonFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted(byName);
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : jsonFiles(path);
    }
    return entry.name.endsWith('.json') && isFile(entry, path) ? [path] : [];
  });
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

const isFile = (entry: Dirent, path: string): boolean =>
  entry.isFile() ||
  (entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false));

function readFile(file: string, how: 'named' | 'found'): FlowSource | undefined {
  const { size } = statSync(file);
  if (size > largest) {
    if (how === 'found' && !meantAsFlow(beginningOf(file))) return undefined;
    return unreadable(file, `has ${size} bytes, ${largest} are read`);
  }
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  try {
    const document: unknown = JSON.parse(text);
    return how === 'named' || looksLikeFlow(document) ? { file, document } : undefined;
  } catch (error) {
    // A found file that was meant as a flow must not drop out of the check because of a comma.
    if (how === 'found' && !meantAsFlow(text) && !isCutOff(text, error)) return undefined;
    return unreadable(file, `is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const meantAsFlow = (text: string): boolean =>
  /"(?:StartAction|Actions|ActionMetadata|modules)"|"Version"\s*:\s*"2019-10-30"/.test(text);

/** Bytes: beyond, Metadata has ended and Actions begun in every flow we know. */
const beginning = 256 * 1024;

function beginningOf(file: string): string {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(beginning);
    return bytes.toString('utf8', 0, readSync(opened, bytes, 0, beginning, 0));
  } finally {
    closeSync(opened);
  }
}

/** Cut off, not written otherwise (JSON with comments): what is wrong with it is that it ends. Observed: messages of V8. */
function isCutOff(text: string, error: unknown): boolean {
  if (!(error instanceof SyntaxError)) return false;
  const at = /at position (\d+)/.exec(error.message)?.[1];
  return at === undefined ? /end of JSON input/.test(error.message) : Number(at) >= text.length;
}

/** A source whose one finding says why it cannot be read. */
const unreadable = (file: string, unreadableBecause: string): FlowSource => ({ file, unreadableBecause });

function looksLikeFlow(document: unknown): boolean {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  const has = (key: string) => Object.hasOwn(document, key);
  return (has('Actions') && (has('StartAction') || has('Version'))) || (has('modules') && has('start'));
}
