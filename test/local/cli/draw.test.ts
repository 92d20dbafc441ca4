import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { clinicMenu, flowOf } from '../../shared/flow/diff/small-flow.ts';
import { runCareline } from './run-careline.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'menu.json');
writeFileSync(file, JSON.stringify(compile(flowOf(clinicMenu))));

it('draws SVG to standard output, or into a file', async () => {
  const { code, out } = await runCareline('draw', file);
  expect(code).toBe(0);
  expect(out.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  const picture = join(folder, 'menu.svg');
  expect(await runCareline('draw', file, '--out', picture)).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(picture, 'utf8')).toBe(out);
});

it('draws Mermaid', async () => {
  expect((await runCareline('draw', file, '--format', 'mermaid')).out.startsWith('flowchart TD\n')).toBe(
    true,
  );
});

it.each([
  ['a file that does not exist', ['nowhere.json'], 'There is no file or folder "nowhere.json"'],
  ['an unknown format', [file, '--format', 'png'], 'Use --format svg or mermaid.'],
  ['a place that cannot be written', [file, '--out', join(folder, 'no', 'x.svg')], 'cannot be written'],
])('exits with 2 and says what to do for %s', async (_name, args, message) => {
  const { code, err } = await runCareline('draw', ...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
