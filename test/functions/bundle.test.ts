import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const functions = join(root, 'functions');
const handlers = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/handler.ts'))
  .map((file) => file.replace('/handler.ts', ''))
  .sort();

const { metafile } = await build({
  entryPoints: handlers.map((name) => ({ in: join(functions, name, 'handler.ts'), out: name })),
  alias: { '@aws-sdk/credential-provider-node': join(functions, 'adapters', 'lambda-credentials.ts') },
  absWorkingDir: root,
  outdir: 'unwritten',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  metafile: true,
  write: false,
});

/**
 * Libraries that only the functions of a payment need, and those behind a stream or a schedule, for which nobody waits (S3,
 * Connect); those may be larger.
 */
const large =
  /node_modules\/(stripe|@aws-sdk\/client-(s3|connect)|@aws-crypto\/(decrypt-node|raw-rsa)|@peculiar\/x509)\//;
const bundles = Object.entries(metafile.outputs).map(([file, { bytes, inputs }]) => ({
  name: file.replace('unwritten/', '').replace('.js', ''),
  kilobytes: bytes / 1024,
  libraries: Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([input]) => input),
}));

// What is parsed at each start is what a start costs.
describe('the bundle of a function', () => {
  it.each(bundles.filter(({ libraries }) => !libraries.some((input) => large.test(input))))(
    '$name is under 400 KB',
    ({ kilobytes }) => {
      expect(kilobytes).toBeLessThan(400);
    },
  );

  it.each(bundles)(
    "$name holds no language of zod's, no tracer, and no second client for documents",
    ({ libraries }) => {
      const unwanted = /zod\/v4\/locales|zod\/v4\/classic|aws-xray-sdk|lib-dynamodb|powertools\/tracer/;
      // English is what zod/mini itself brings.
      const found = libraries.filter((input) => unwanted.test(input) && !input.endsWith('locales/en.js'));
      expect(found).toEqual([]);
    },
  );
});
