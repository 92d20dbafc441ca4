import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFunctionHost, type FunctionHost } from '../../../local/functions/host.ts';
import type { LogLine } from '../../../local/functions/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-host-'));
const hosts: FunctionHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

interface Given {
  readonly timeoutSeconds?: number;
  readonly environment?: Record<string, string>;
  readonly onLog?: (line: LogLine) => void;
}

/** A host with one function whose bundle is this code. */
function hosting(code: string, { onLog, ...plan }: Given = {}) {
  const bundle = join(folder, `f${made++}`);
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, 'index.mjs'), code);
  const host = createFunctionHost(
    [{ name: 'greet', arn: 'arn:greet', bundle, environment: {}, timeoutSeconds: 8, ...plan }],
    {
      ids: () => `id-${made++}`,
      ...(onLog && { onLog }),
    },
  );
  hosts.push(host);
  return host;
}

describe('the function host', () => {
  it('answers with what the handler returns, as JSON would carry it', async () => {
    const host = hosting(
      'export const handler = async ({ a }) => ({ got: a, when: new Date(0), gone: undefined })',
    );
    expect(await host.invoke('arn:greet', { a: 1 })).toMatchObject({
      kind: 'answer',
      payload: { got: 1, when: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('gives each function its own environment while it loads, and takes it back', async () => {
    const host = hosting(
      'const zone = process.env.HOST_TEST; export const handler = () => ({ zone, now: process.env.HOST_TEST ?? "gone" })',
      {
        environment: { HOST_TEST: 'here' },
      },
    );
    expect(await host.invoke('arn:greet', {})).toMatchObject({ payload: { zone: 'here', now: 'gone' } });
  });

  it('gives every host modules of its own', async () => {
    const code = 'let calls = 0; export const handler = () => ({ calls: ++calls })';
    const [one, two] = [hosting(code), hosting(code)];
    await one.invoke('arn:greet', {});
    expect(await one.invoke('arn:greet', {})).toMatchObject({ payload: { calls: 2 } });
    expect(await two.invoke('arn:greet', {})).toMatchObject({ payload: { calls: 1 } });
  });

  it('makes a fault of an error and writes it to the log, as Lambda does', async () => {
    const host = hosting(
      'export const handler = async () => { throw new TypeError("broken", { cause: new Error("deeper") }) }',
    );
    expect(await host.invoke('arn:greet', {})).toMatchObject({ kind: 'fault', message: 'TypeError: broken' });
    const log = host.log.lines.map(({ text }) => text).join('\n');
    expect(log).toContain('TypeError: broken');
    expect(log).toContain('deeper');
  });

  it('makes a fault of an answer that JSON cannot carry', async () => {
    const host = hosting('export const handler = () => { const a = {}; a.a = a; return a }');
    expect(await host.invoke('arn:greet', {})).toMatchObject({
      kind: 'fault',
      message: expect.stringContaining('TypeError'),
    });
  });

  it('ends a function that hangs after its time limit', async () => {
    const host = hosting('export const handler = () => new Promise(() => {})', { timeoutSeconds: 0.05 });
    expect(await host.invoke('arn:greet', {})).toMatchObject({
      kind: 'fault',
      message: 'Task timed out after 0.05 seconds',
    });
  });

  it('tells a handler how much time remains', async () => {
    const host = hosting(
      'export const handler = (_, context) => ({ ms: context.getRemainingTimeInMillis() })',
      { timeoutSeconds: 8 },
    );
    const result = await host.invoke('arn:greet', {});
    const ms = result.kind === 'answer' ? Reflect.get(Object(result.payload), 'ms') : 0;
    expect(ms).toBeGreaterThan(7000);
    expect(ms).toBeLessThanOrEqual(8000);
  });

  it('keeps what functions print out of the terminal and in their log', async () => {
    const host = hosting(
      'import { Console } from "node:console"; const own = new Console(process.stdout); export const handler = async () => { await null; own.log("a line"); process.stdout.write("another\\n"); return {} }',
    );
    await host.invoke('arn:greet', {});
    expect(host.log.lines).toEqual([
      { function: 'greet', text: 'a line' },
      { function: 'greet', text: 'another' },
    ]);
  });

  it('lets a listener print what functions log, without hearing itself', async () => {
    const heard: string[] = [];
    const host = hosting('export const handler = () => { process.stdout.write("once\\n"); return {} }', {
      onLog: ({ text }) => {
        heard.push(text);
        process.stdout.write('\n');
      },
    });
    await host.invoke('arn:greet', {});
    expect(heard).toEqual(['once']);
    expect(host.log.lines).toHaveLength(1);
  });

  it('says which bundle has no handler, and which function does not exist', async () => {
    const host = hosting('export const other = 1');
    expect(await host.invoke('arn:greet', {})).toMatchObject({
      kind: 'fault',
      message: 'Error: The bundle of greet exports no function "handler".',
    });
    expect(await host.invoke('arn:none', {})).toMatchObject({
      kind: 'fault',
      message: 'There is no function arn:none in the templates.',
    });
  });
});
