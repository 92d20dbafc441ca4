import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../local/cli/main.ts';

const good = {
  Version: '2019-10-30',
  StartAction: 'bye',
  Metadata: { name: 'good' },
  Actions: [{ Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }],
};
const hello = {
  Identifier: 'hello',
  Type: 'MessageParticipant',
  Parameters: { Text: 'Hello' },
  Transitions: { NextAction: 'by', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'bye' }] },
};
const broken = { ...good, StartAction: 'hello', Actions: [hello, ...good.Actions] };
const lost = { ...good, Actions: [...good.Actions, { ...good.Actions[0], Identifier: 'lost' }] };

let folder = '';
const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('careline verify', () => {
  it('exits with 0 and says so when nothing is wrong', async () => {
    expect(await run('verify', put('good.json', good))).toEqual({
      code: 0,
      out: '1 flow verified, nothing found.\n',
      err: '',
    });
  });

  it('exits with 1, names file, step, reason and remedy of an error', async () => {
    const path = put('broken.json', broken);
    const { code, out } = await run('verify', path);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        path,
        '  error  dangling-target  at "hello"',
        '    NextAction leads to "by", and the flow has no such step.',
        '    Why: A branch to a step that does not exist makes Amazon Connect refuse the flow; a service that let it pass would drop the call there.',
        '    Fix: Did you mean "bye"?',
        '',
        '1 flow verified: 1 error, 0 warnings, 0 advice.',
        '',
      ].join('\n'),
    );
  });

  it('writes a list of findings with fixed keys as JSON', async () => {
    const { code, out } = await run('verify', put('broken.json', broken), '--format', 'json');
    expect(code).toBe(1);
    const findings: unknown = JSON.parse(out);
    expect(findings).toHaveLength(1);
    expect(Object.keys(Object(findings)[0])).toEqual('file rule level flow step message why fix'.split(' '));
  });

  it('lets warnings pass, and not with --strict', async () => {
    const path = put('lost.json', lost);
    expect((await run('verify', path)).code).toBe(0);
    expect((await run('verify', path, '--strict')).code).toBe(1);
  });

  it('walks folders, and says which files are no flows', async () => {
    put('walk/b/good.json', good);
    put('walk/a/broken.json', broken);
    put('walk/package.json', { name: 'x' });
    put('walk/index.json', [good]);
    put('walk/node_modules/x/flow.json', broken);
    const { code, out, err } = await run('verify', join(folder, 'walk'), '--format', 'json');
    expect(code).toBe(1);
    expect(out).toContain('broken.json');
    expect(out).not.toContain('node_modules');
    expect(err.split('\n').filter((line) => line !== '')).toEqual([
      `skipped ${join(folder, 'walk', 'index.json')}: not a flow`,
      `skipped ${join(folder, 'walk', 'package.json')}: not a flow`,
    ]);
  });

  it.each([
    ['a named file that is no flow', '{"name":"x"}', '/Actions is missing, expected a list.'],
    ['broken JSON', '{"Actions": [', 'The document is no JSON:'],
    ['an empty file', '', 'The document is no JSON:'],
    ['a list', '[]', 'The document is a list, expected an object.'],
    ['the old export format', '{"modules":[],"start":"x"}', 'is an export of the old console format (2018)'],
    ['deeply nested JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'is nested deeper than 64 levels'],
    ['a prototype key', '{"__proto__":{"Actions":[]},"Version":1}', '/Version is 1, expected "2019-10-30".'],
  ])('makes a finding of %s, not a crash', async (_name, content, message) => {
    const { code, out } = await run('verify', put('odd.json', content), '--format', 'json');
    expect(code).toBe(1);
    const texts = Array.from(JSON.parse(out), (finding: { rule: string; message: string }) => {
      expect(finding.rule).toBe('flow-syntax');
      return finding.message;
    });
    expect(texts.some((text) => text.includes(message))).toBe(true);
  });

  it('reports a flow in a folder that a missing comma broke', async () => {
    put('comma/flow.json', JSON.stringify(good).replace(',', ''));
    const { code, out } = await run('verify', join(folder, 'comma'));
    expect(code).toBe(1);
    expect(out).toContain('flow-syntax');
  });

  it('keeps control characters of foreign names off the terminal', async () => {
    const path = put('escape.json', { ...good, StartAction: '\u001b[2J' });
    expect((await run('verify', path)).out).toContain('\\u001b[2J');
  });

  it.each([
    ['no path', ['verify'], "missing required argument 'paths'"],
    ['a path that does not exist', ['verify', 'nowhere.json'], 'There is no file or folder "nowhere.json".'],
    ['an unknown format', ['verify', '.', '--format', 'xml'], 'Use --format text, json, sarif, junit.'],
    ['an unknown option', ['verify', '.', '--loud'], "unknown option '--loud'"],
    ['an unknown command', ['verfy'], "unknown command 'verfy'"],
  ])('exits with 2 and says what to do for %s', async (_name, args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('exits with 2 when a folder holds no flow', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const { code, err } = await run('verify', join(folder, 'empty'));
    expect(code).toBe(2);
    expect(err).toContain('No flow found.');
  });

  it('exits with 0 when help is asked for', async () => {
    expect((await run('--help')).code).toBe(0);
    expect((await run('verify', '--help')).out).toContain('--strict');
  });
});
