import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';
import { exportScript } from '../../../shared/test-case/export-script.ts';

const flow = {
  Version: '2019-10-30',
  StartAction: 'hello',
  Metadata: { name: 'greeting' },
  Actions: [
    {
      Identifier: 'hello',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Hello, this is the clinic.' },
      Transitions: { NextAction: 'bye', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'bye' }] },
    },
    { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
};
const hearing = (hears: string, entered = 'greeting') =>
  exportScript({ name: 'hears it', flow: entered, steps: [{ hears }, { ends: true }] });

let folder = '';
const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const to = (where: 'out' | 'err') => (text: string) => {
    said[where] += text;
  };
  const code = await main(['test', ...args], { out: to('out'), err: to('err') });
  return { code, ...said };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-test-'));
  put('greeting.json', flow);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('careline test', () => {
  const flows = () => ['--flows', join(folder, 'greeting.json')];

  it('passes what is said', async () => {
    expect(await run(put('good.test.json', hearing('this is the clinic')), ...flows())).toEqual({
      code: 0,
      out: 'PASSED hears it: 2 observations made\n',
      err: '',
    });
  });

  it('says which flow it cannot read, and runs the case on the others', async () => {
    put('house/greeting.json', flow);
    put('house/broken.json', { ...flow, Actions: 'none' });
    const { code, err } = await run(
      put('good.test.json', hearing('this is the clinic')),
      '--flows',
      join(folder, 'house'),
    );
    expect(code).toBe(0);
    expect(err).toMatch(/^skipped: ".*broken\.json": Not a flow: \/Actions/);
  });

  it('fails what is not said, and names the observation', async () => {
    const { code, out } = await run(put('bad.test.json', hearing('good night')), ...flows());
    expect(code).toBe(1);
    expect(out).toMatch(
      /^FAILED hears it: 1 observations made\n {2}observation-2: MessageReceived .* was never/,
    );
  });

  it('takes content alone, and the entry from the command line', async () => {
    const file = put('content.test.json', hearing('clinic').Content);
    expect(await run(file, ...flows(), '--entry', 'greeting')).toMatchObject({ code: 0 });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'JSON'],
    [
      'no test case',
      {},
      'Not a test case: /Version is not "2019-10-30"; /Observations is no list with entries',
    ],
    [
      'a flow that is not there',
      hearing('x', 'nowhere'),
      'The call enters the flow "nowhere", which is not given',
    ],
    [
      'a task',
      { ...hearing('x'), EntryPoint: { Type: 'TASK' } },
      '/EntryPoint/Type is none of VOICE_CALL, CHAT',
    ],
  ])('exits with 2 for %s', async (_, content, message) => {
    const { code, err } = await run(put('broken.test.json', content), ...flows());
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
  });

  it('exits with 2 when there is no such file', async () => {
    expect(await run(join(folder, 'nowhere.json'), ...flows())).toMatchObject({ code: 2 });
  });
});
