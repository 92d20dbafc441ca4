import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type OutputFile } from 'esbuild';

/** A function as it is uploaded. */
export interface BuiltFunction {
  /** Name of the function's folder, e.g. `verify-code`. */
  readonly name: string;
  /** Folder that holds `index.mjs`. */
  readonly folder: string;
  /** Size of the code before it is zipped. */
  readonly bytes: number;
}

export interface BuildOptions {
  /** Source maps beside the bundles, which are the same without and take a third less time. Default false. */
  readonly maps?: boolean;
  /** Holds `<capability>/<name>/handler.ts`. */
  readonly functionsFolder?: string;
  readonly outFolder?: string;
}

const root = join(import.meta.dirname, '..');
export const defaultFunctionsFolder = join(root, 'functions');
export const defaultBundleFolder = join(root, 'dist', 'functions');

/** Bundles every `functions/**\/handler.ts` with its libraries, in one call of esbuild. */
export async function buildFunctions(options: BuildOptions = {}): Promise<readonly BuiltFunction[]> {
  const source = options.functionsFolder ?? defaultFunctionsFolder;
  const out = options.outFolder ?? defaultBundleFolder;
  const handlers = handlersIn(source);
  const { outputFiles, metafile } = await build({
    entryPoints: handlers.map((file) => ({ in: file, out: join(basename(dirname(file)), 'index') })),
    outdir: out,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    // A function has its credentials in its environment: the SDK need not look in seven other places.
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/adapters/lambda-credentials.ts') },
    outExtension: { '.js': '.mjs' },
    sourcemap: options.maps === true && 'external',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  await rm(out, { recursive: true, force: true });
  const files = withRequire(outputFiles);
  await Promise.all(files.map(write));
  await writeFile(join(out, 'metafile.json'), JSON.stringify(metafile));
  const bytes = new Map(files.map(({ path, text }) => [path, Buffer.byteLength(text)]));
  return handlers.map((file) => {
    const name = basename(dirname(file));
    const folder = join(out, name);
    return { name, folder, bytes: bytes.get(join(folder, 'index.mjs')) ?? 0 };
  });
}

/** `<capability>/<name>/handler.ts`, and nothing deeper. */
function handlersIn(folder: string): string[] {
  return foldersIn(folder)
    .flatMap((capability) => foldersIn(capability).map((name) => join(name, 'handler.ts')))
    .filter((file) => existsSync(file));
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((entry) => join(folder, entry))
    .filter((path) => statSync(path).isDirectory());

/** Libraries in the old module format ask for `require`, which an ES module lacks: only they get one. */
function withRequire(files: readonly OutputFile[]): { path: string; text: string }[] {
  const needsIt = new Set(files.filter((f) => f.text.includes('Dynamic require of')).map((f) => f.path));
  return files.map(({ path, text }) => {
    if (needsIt.has(path)) return { path, text: requireShim + text };
    // The shim is one line more above everything that the map speaks of.
    if (needsIt.has(path.replace(/\.map$/, '')))
      return { path, text: text.replace('"mappings": "', '"mappings": ";') };
    return { path, text };
  });
}

const requireShim = `import{createRequire as carelineCreateRequire}from'node:module';const require=carelineCreateRequire(import.meta.url);\n`;

async function write(file: { path: string; text: string }): Promise<void> {
  await mkdir(dirname(file.path), { recursive: true });
  await writeFile(file.path, file.text);
}

if (import.meta.main) {
  const started = performance.now();
  const built = await buildFunctions({ maps: true });
  for (const { name, bytes } of built) {
    process.stdout.write(`${String(Math.ceil(bytes / 1000)).padStart(6)} kB  ${name}\n`);
  }
  process.stdout.write(`${built.length} functions in ${Math.round(performance.now() - started)} ms\n`);
}
