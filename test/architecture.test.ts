import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folder may import which: the first prefix that fits a file decides. `of` narrows it to some files. */
const layers: readonly { folder: string; may: readonly (string | RegExp)[] }[] = [
  { folder: 'shared/domain', may: [] },
  { folder: 'shared/flow', may: [] },
  { folder: 'shared/contract', may: ['shared/domain'] },
  { folder: 'shared/metrics', may: ['shared/domain'] },
  { folder: 'shared/verifier', may: ['shared/flow'] },
  { folder: 'shared/simulator', may: ['shared/flow'] },
  { folder: 'shared/explorer', may: ['shared/flow', 'shared/simulator'] },
  { folder: 'shared/test-case', may: ['shared/flow', 'shared/simulator'] },
  { folder: 'contact-flows', may: ['shared/flow', 'shared/contract', 'shared/domain'] },
  { folder: 'functions', may: ['shared/contract', 'shared/domain', 'shared/metrics'] },
  {
    folder: 'infra',
    may: [
      'contact-flows',
      'shared/flow',
      'shared/contract',
      'shared/domain',
      'shared/metrics',
      'shared/verifier',
      /^functions\/.*\/env\.ts$/,
    ],
  },
  { folder: 'local', may: ['contact-flows', 'shared', 'functions', 'infra'] },
  { folder: 'test', may: [/./] },
];

/** Things that read the world, and the only files that may. */
const guarded: readonly { what: string; pattern: RegExp; allowed: RegExp }[] = [
  {
    what: 'the clock (Date.now, new Date())',
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    allowed: /^(local|test)\/|^functions\/(adapters\/|connect-handler\.ts|event-handler\.ts|.*\/handler\.ts)/,
  },
  {
    what: 'timers',
    pattern: /\bset(Timeout|Interval)\(/,
    allowed: /^(local|test)\/|^functions\/(adapters\/|connect-handler\.ts)/,
  },
  {
    what: 'chance (Math.random, randomUUID, randomInt, randomBytes)',
    pattern: /\bMath\.random\(|\brandom(UUID|Int|Bytes)\(/,
    allowed: /^(local|test)\/|^functions\/(adapters\/|.*\/handler\.ts)/,
  },
  {
    what: 'the environment (process.env)',
    pattern: /\bprocess\.env\b/,
    allowed: /^(local|test)\/|^infra\/(settings|app\.ts)|^functions\/(environment\.ts|.*\/(handler|env)\.ts)/,
  },
  {
    what: 'the AWS SDK',
    pattern: /from '@aws-sdk\//,
    allowed: /^(local|test)\/|^functions\/(adapters\/|.*\/handler\.ts)/,
  },
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'])
  .toString()
  .split('\n')
  .filter(
    (file) => file !== '' && !file.endsWith('.d.ts') && layers.some((l) => file.startsWith(`${l.folder}/`)),
  );

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    target: normalize(join(dirname(file), match[1] ?? '')),
  })),
);

function forbidden({ file, target }: Import): boolean {
  const layer = layers.find((l) => file.startsWith(`${l.folder}/`));
  if (!layer || target.startsWith(`${layer.folder}/`)) return false;
  return !layer.may.some((may) =>
    typeof may === 'string' ? target.startsWith(`${may}/`) : may.test(target),
  );
}

describe('architecture', () => {
  it('sees the tree', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('imports only downwards, as the table says', () => {
    expect(imports.filter(forbidden)).toEqual([]);
  });

  it('recognises a forbidden import', () => {
    expect(forbidden({ file: 'shared/flow/compile.ts', target: 'shared/contract/contracts.ts' })).toBe(true);
    expect(forbidden({ file: 'infra/app.ts', target: 'functions/identity/verify-code/handler.ts' })).toBe(
      true,
    );
    expect(forbidden({ file: 'infra/app.ts', target: 'functions/identity/verify-code/env.ts' })).toBe(false);
  });

  it.each(guarded)('touches $what only at the edge', ({ pattern, allowed }) => {
    const offenders = files.filter((file) => !allowed.test(file) && pattern.test(codeOf(file)));
    expect(offenders).toEqual([]);
  });

  it('keeps every source file under 300 lines', () => {
    const long = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
  });
});

/** Source without comments, so that a word in prose is no offence. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
