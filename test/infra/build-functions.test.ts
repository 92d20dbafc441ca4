import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltFunction, buildFunctions } from '../../infra/build-functions.ts';
import { readFunctionSources } from '../../infra/function-sources.ts';
import { functionsFolder } from './functions-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-build-'));
const functions = join(folder, 'functions');
const outFolder = join(folder, 'out');
let built: readonly BuiltFunction[];

function write(path: string, text: string): void {
  mkdirSync(join(functions, path, '..'), { recursive: true });
  writeFileSync(join(functions, path), text);
}

beforeAll(async () => {
  write(
    'greeting/say-hello/handler.ts',
    `import { word } from './say-hello.ts';\nexport const handler = async (): Promise<string> => word;\n`,
  );
  write('greeting/say-hello/say-hello.ts', `export const word: string = 'hello';\n`);
  write(
    'greeting/say-old/handler.ts',
    `import old from './old.cjs';\nexport const handler = async () => old.name;\n`,
  );
  write('greeting/say-old/old.cjs', `module.exports = { name: require('node:path').basename('/x/old') };\n`);
  write('greeting/notes.ts', `throw new Error('not a function');\n`);
  built = await buildFunctions({ functionsFolder: functions, outFolder, maps: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('building the functions', () => {
  it('gives each handler a folder of its own, named after it', () => {
    expect(built.map(({ name }) => name)).toEqual(['say-hello', 'say-old']);
    for (const one of built) {
      expect(one.folder).toBe(join(outFolder, one.name));
      expect(one.bytes).toBe(readFileSync(join(one.folder, 'index.mjs')).byteLength);
      expect(existsSync(join(one.folder, 'index.mjs.map'))).toBe(true);
    }
  });

  it('makes modules that run, old libraries included', async () => {
    const answers = await Promise.all(
      built.map(async ({ folder: at }) => (await import(/* @vite-ignore */ join(at, 'index.mjs'))).handler()),
    );
    expect(answers).toEqual(['hello', 'old']);
  });

  it('gives `require` only to what asks for it', () => {
    const text = (name: string) => readFileSync(join(outFolder, name, 'index.mjs'), 'utf8');
    expect(text('say-old')).toContain('createRequire');
    expect(text('say-hello')).not.toContain('createRequire');
  });

  it('is the same each time', async () => {
    const before = readFileSync(join(outFolder, 'say-hello', 'index.mjs'));
    await buildFunctions({ functionsFolder: functions, outFolder });
    expect(readFileSync(join(outFolder, 'say-hello', 'index.mjs')).equals(before)).toBe(true);
  });
});

describe('reading the functions', () => {
  it('names every function that is missing or does not fit, all at once', () => {
    const { functionsFolder: source, bundleFolder: bundles, folder: own, remove } = functionsFolder();
    rmSync(join(bundles, 'verify-code'), { recursive: true });
    const odd = join(own, 'odd');
    mkdirSync(join(odd, 'identity', 'verify-code'), { recursive: true });
    writeFileSync(join(odd, 'identity', 'verify-code', 'env.ts'), '');
    expect(() => readFunctionSources({ source: odd, bundles })).toThrow(
      /verify-code is not built[\s\S]*read-balance\/env.ts does not exist/,
    );
    expect(() => readFunctionSources({ source, bundles })).toThrow('verify-code is not built');
    remove();
  });
});
