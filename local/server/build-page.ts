/** The page as three files in memory, bundled when the centre starts. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array;
}

const folder = fileURLToPath(new URL('../page/', import.meta.url));

export async function buildPage(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, bundle] = await Promise.all([
    readFile(`${folder}index.html`),
    build({
      entryPoints: { page: `${folder}main.tsx`, style: `${folder}style/page.css` },
      outdir: folder,
      write: false,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    }),
  ]);
  const files = bundle.outputFiles.map(({ path, contents }): [string, PageFile] =>
    path.endsWith('.css')
      ? ['/style.css', { type: 'text/css; charset=utf-8', body: contents }]
      : ['/page.js', { type: 'text/javascript; charset=utf-8', body: contents }],
  );
  return new Map([['/', { type: 'text/html; charset=utf-8', body: html }], ...files]);
}
