import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';

const to = (condition: string, transition: string) => ({ condition, transition });
const legacy = (type: string) => ({
  modules: [
    {
      id: 'hello',
      type,
      parameters: [
        { name: 'Text', value: 'Hello', namespace: null },
        { name: 'TextToSpeechType', value: 'text' },
      ],
      branches: [to('Success', 'bye')],
      metadata: {},
    },
    { id: 'bye', type: 'Disconnect', parameters: [], branches: [], metadata: {} },
  ],
  start: 'hello',
  metadata: { name: 'Old', type: 'contactFlow' },
});

let folder = '';
const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const to = (where: 'out' | 'err') => (text: string) => {
    said[where] += text;
  };
  const code = await main(args, { out: to('out'), err: to('err') });
  return { code, ...said };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-convert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('careline convert', () => {
  it('writes the flow to standard output, and verify finds nothing wrong with it', async () => {
    const { code, out, err } = await run('convert', put('old.json', legacy('PlayPrompt')));
    expect({ code, err }).toEqual({
      code: 0,
      err: '2 blocks converted; 0 remarks. Next: careline verify.\n',
    });
    expect(JSON.parse(out)).toMatchObject({ Version: '2019-10-30', StartAction: 'hello' });
    expect(await run('verify', put('new.json', out))).toMatchObject({ code: 0 });
  });

  it('writes a file, and exits with 1 when something did not come over', async () => {
    const file = join(folder, 'out.json');
    const { code, out, err } = await run('convert', put('odd.json', legacy('Sing')), '--out', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('hello (Sing) is a block "Sing", which is not known: replace it by hand\n');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ Metadata: { name: 'Old' } });
  });

  it('is what verify names for such an export', async () => {
    const { code, out } = await run('verify', put('named.json', legacy('PlayPrompt')));
    expect(code).toBe(1);
    expect(out).toContain('careline convert');
  });

  it('exits with 2 for a flow of today, a broken file and no file', async () => {
    const today = put('today.json', { Version: '2019-10-30', StartAction: 'a', Actions: [] });
    expect(await run('convert', today)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Only exports of the old console'),
    });
    expect(await run('convert', put('broken.json', '{'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no JSON'),
    });
    expect(await run('convert', join(folder, 'nowhere.json'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file or folder'),
    });
  });
});
