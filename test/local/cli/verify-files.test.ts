import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';

const bye = { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
const flow = {
  Version: '2019-10-30',
  StartAction: 'bye',
  Metadata: { name: 'x' },
  Actions: [bye, { ...bye, Identifier: 'lost' }],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content, null, 4));
  return path;
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await main(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

describe('careline verify', () => {
  it('--fix writes the mended flow with the indentation it had, and says what it changed', async () => {
    const path = put('fix.json', flow);
    const { code, out, err } = await run('verify', '--strict', '--fix', path);
    expect({ code, out }).toEqual({ code: 0, out: '1 flow verified, nothing found.\n' });
    expect(err).toBe(
      `fixed ${path}, step "lost": removed the step, which no call reaches (unreachable-step)\n`,
    );
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('\n    "StartAction": "bye"');
    expect(JSON.parse(text).Actions).toHaveLength(1);
    const again = await run('verify', '--fix', path);
    expect(again.err).toBe('');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('--fix keeps the line ends and the order of actions that a file has', async () => {
    const path = join(folder, 'windows.json');
    const end = { ...bye, Identifier: 'end', Transitions: { NextAction: 'bye' } };
    const keep = {
      ...bye,
      Identifier: 'a',
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior: 'Enabled' },
      Transitions: { NextAction: 'end' },
    };
    const windows = { ...flow, Actions: [end, keep, { ...bye, Identifier: 'lost' }], StartAction: 'a' };
    writeFileSync(path, JSON.stringify(windows, null, 2).replaceAll('\n', '\r\n'));
    await run('verify', '--fix', path);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('"StartAction": "a",\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
    expect(JSON.parse(text).Actions.map(({ Identifier }: typeof bye) => Identifier)).toEqual(['end', 'a']);
  });

  it('--fix leaves a file that is no flow as it is', async () => {
    const path = put('other.json', { Version: '2019-10-30', Actions: 'none' });
    const before = readFileSync(path, 'utf8');
    expect((await run('verify', '--fix', path)).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('reports only what is not in the baseline', async () => {
    const path = put('old.json', flow);
    const baseline = join(folder, 'baseline');
    expect((await run('verify', path, '--write-baseline', baseline)).code).toBe(0);
    const { code, out, err } = await run('verify', '--strict', path, '--baseline', baseline);
    expect({ code, out }).toEqual({ code: 0, out: '1 flow verified, nothing found.\n' });
    expect(err).toContain('are in the baseline and not shown');
    expect((await run('verify', '--strict', path)).code).toBe(1);
    expect((await run('verify', path, '--baseline', join(folder, 'none'))).code).toBe(2);
    expect((await run('verify', path, '--baseline', path)).code).toBe(2);
  });

  it('a baseline holds wherever the command runs: its files are named from where it lies', async () => {
    const path = put('near.json', flow);
    const baseline = join(folder, 'near-baseline');
    expect((await run('verify', path, '--write-baseline', baseline)).code).toBe(0);
    expect(JSON.parse(readFileSync(baseline, 'utf8')).findings[0].file).toBe('near.json');
    const elsewhere = relative(process.cwd(), path);
    expect((await run('verify', '--strict', elsewhere, '--baseline', baseline)).code).toBe(0);
  });

  it('--format sarif names the line of a step', async () => {
    const path = put('line.json', flow);
    const { results } = JSON.parse((await run('verify', path, '--format', 'sarif')).out).runs[0];
    const line = readFileSync(path, 'utf8').split('\n').indexOf('            "Identifier": "lost",') + 1;
    expect(line).toBeGreaterThan(1);
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: line });
  });

  it('--format sarif and junit are of one piece', async () => {
    const path = put('report.json', flow);
    expect(JSON.parse((await run('verify', path, '--format', 'sarif')).out).runs).toHaveLength(1);
    expect((await run('verify', path, '--format', 'junit')).out).toMatch(/^<\?xml/);
  });
});

describe('careline explain and decode', () => {
  it('explain a rule, and refuse one that does not exist', async () => {
    expect(await run('explain', 'card-entry-window')).toMatchObject({ code: 0, err: '' });
    expect(await run('explain', 'card')).toMatchObject({ code: 2, out: '' });
  });

  it('decode a message with the flow beside it', async () => {
    const path = put('refused.json', flow);
    const { code, out } = await run('decode', 'Invalid branch. Path: 1.Evaluate', '--flow', path);
    expect(code).toBe(0);
    expect(out).toContain('Block:  "lost", DisconnectParticipant');
    expect((await run('decode', 'What?')).code).toBe(1);
    expect((await run('decode', 'x', '--flow', join(folder, 'none'))).code).toBe(2);
  });

  it('of a folder, judges a flow that is cut off or too large as one that cannot be read, and skips what is no flow', async () => {
    const own = mkdtempSync(join(folder, 'found-'));
    const write = (name: string, text: string) => writeFileSync(join(own, name), text);
    write('whole.json', JSON.stringify(flow));
    write('tsconfig.json', '{ // with a comment\n "compilerOptions": {} }');
    expect(await run('verify', own)).toMatchObject({ code: 0, err: expect.stringContaining('skipped') });
    write('cut.json', '{"Version":"2019-10-30","Sta');
    write('cut-early.json', '{"Meta');
    write('large.json', JSON.stringify(flow).padEnd(17 * 1024 * 1024));
    write('data.json', '"x"'.padEnd(17 * 1024 * 1024));
    const { code, out, err } = await run('verify', own);
    expect(code).toBe(1);
    for (const name of ['cut', 'cut-early'])
      expect(out).toMatch(new RegExp(`${name}.json[\\s\\S]*is no JSON`));
    expect(out).toMatch(/large\.json[\s\S]*has 17825792 bytes, 16777216 are read/);
    expect(err.match(/skipped/g)).toHaveLength(2);
    // Whoever explores is told, too.
    const explored = await run('explore', own);
    expect(explored.err.match(/^skipped: The file/gm)).toHaveLength(3);
    const said = { type: 'agentWhisper' };
    write('whole.json', JSON.stringify({ ...flow, Metadata: said, Actions: [bye] }));
    expect((await run('explore', own)).code).toBe(2);
    expect((await run('explore', join(own, 'whole.json'))).code).toBe(0);
  });
});
