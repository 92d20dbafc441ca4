import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { clinicMenu, flowOf, renamed, say } from '../../shared/flow/diff/small-flow.ts';
import { startForTests } from '../endpoints/start.ts';
import { runCareline } from './run-careline.ts';

const old = compile(flowOf(clinicMenu));
const other = compile(renamed(flowOf({ ...clinicMenu, greet: say('Good day.', 'menu') })));
const same = compile(renamed(flowOf(clinicMenu)));

let folder = '';
const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('careline diff', () => {
  it('exits with 0 when no call can tell the difference, and with 1 and a sentence when it can', async () => {
    const a = put('a.json', old);
    expect(await runCareline('diff', a, put('same.json', same))).toEqual({
      code: 0,
      out: '1 flow compared: no call can tell the difference.\n',
      err: '',
    });
    const { code, out } = await runCareline('diff', a, put('other.json', other));
    expect(code).toBe(1);
    expect(out).toContain('  The prompt “greet” now says “Good day.” instead of “Welcome.”.\n');
  });

  it('compares folders flow by flow', async () => {
    put('left/x.json', old);
    put('left/y.json', { ...old, Metadata: { name: 'second' } });
    put('right/z.json', same);
    const { code, out } = await runCareline(
      'diff',
      join(folder, 'left'),
      join(folder, 'right'),
      '--format',
      'json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).flows).toMatchObject([
      { flow: 'menu', state: 'same' },
      { flow: 'second', state: 'gone' },
    ]);
  });

  it('takes files at the same place for one flow where names stand twice, or not at all', async () => {
    for (const side of ['one', 'two']) {
      put(`${side}/day/menu.json`, old);
      put(`${side}/night/menu.json`, { ...old, Metadata: {} });
      put(`${side}/week/menu.json`, { ...old, Metadata: {} });
      put(`${side}/again/menu.json`, old);
    }
    expect(await runCareline('diff', join(folder, 'one'), join(folder, 'two'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('4 flows compared: no call can tell the difference.'),
    });
  });

  it('takes a map of names for given', async () => {
    const ids = (queue: string) =>
      JSON.stringify(old).replace(
        'careline:queue:front-desk',
        `arn:aws:connect:us-east-1:0:instance/i/queue/${queue}`,
      );
    const [a, b] = [put('q1.json', ids('1')), put('q2.json', ids('2'))];
    const map = put('map.json', {
      'arn:aws:connect:us-east-1:0:instance/i/queue/1': 'arn:aws:connect:us-east-1:0:instance/i/queue/2',
    });
    expect((await runCareline('diff', a, b)).code).toBe(1);
    expect((await runCareline('diff', a, b, '--map', map)).code).toBe(0);
    expect((await runCareline('diff', a, b, '--map', a)).err).toContain('cannot be read');
  });

  it.each([
    ['no path', [], 'Name two flow files or folders'],
    [
      'a file that does not exist',
      ['nowhere.json', 'nowhere.json'],
      'There is no file or folder "nowhere.json"',
    ],
    ['an unknown format', ['a', 'b', '--format', 'xml'], 'Use --format text, json, markdown.'],
    ['one revision', ['--revisions', 'main'], '"main" names no two revisions'],
    ['a revision that looks like an option', ['--revisions=--output=x..HEAD'], 'names no two revisions'],
    ['a revision that does not exist', ['--revisions', 'nowhere..HEAD'], 'git could not give the revisions'],
    ['two kinds of sides', ['a', '--revisions', 'a..b', '--instance', 'i'], 'Name two flow files'],
  ])('exits with 2 and says what to do for %s', async (_name, args, message) => {
    const { code, out, err } = await runCareline('diff', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('says which file is no flow, and why', async () => {
    const { code, err } = await runCareline('diff', put('ok.json', old), put('no.json', { Version: '1' }));
    expect(code).toBe(2);
    expect(err).toContain('no.json": Not a flow: /Version is "1"');
  });
});

it('refuses a flow that no service would take instead of working on it for minutes', async () => {
  const step = { Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
  const Actions = Array.from({ length: 1001 }, (_, index) => ({ ...step, Identifier: `s${index}` }));
  const huge = put('huge.json', { ...old, Actions });
  const { code, err } = await runCareline('diff', huge, huge);
  expect(code).toBe(2);
  expect(err).toContain('has 1001 steps; Amazon Connect takes 250');
});

describe('careline diff on synthesized templates', () => {
  const stacks = (document: unknown) => {
    const [before = '', after = ''] = JSON.stringify(document).split('careline:queue:front-desk');
    return {
      'flows.template.json': {
        Resources: {
          Menu: {
            Type: 'AWS::Connect::ContactFlow',
            Properties: {
              Name: 'menu',
              Content: { 'Fn::Join': ['', [before, { 'Fn::ImportValue': 'base:QueueArn' }, after]] },
            },
          },
        },
      },
      'base.template.json': {
        Resources: {
          Desk: { Type: 'AWS::Connect::Queue', Properties: { Name: { Ref: 'DeskName' } } },
        },
        Parameters: { DeskName: { Type: 'String' } },
        Outputs: {
          Queue: { Value: { 'Fn::GetAtt': ['Desk', 'QueueArn'] }, Export: { Name: 'base:QueueArn' } },
        },
      },
    };
  };
  const putAll = (name: string, document: unknown, changed: object = {}) => {
    for (const [file, content] of Object.entries({ ...stacks(document), ...changed }))
      put(`${name}/${file}`, content);
    return join(folder, name);
  };

  it('reads the flows of code out of the templates, across stacks', async () => {
    const left = putAll('old.out', old);
    expect(await runCareline('diff', left, putAll('same.out', old))).toMatchObject({
      code: 0,
      out: '1 flow compared: no call can tell the difference.\n',
    });
    const { code, out } = await runCareline('diff', left, putAll('new.out', other));
    expect(code).toBe(1);
    expect(out).toContain('  The prompt “greet” now says “Good day.” instead of “Welcome.”.\n');
    // A parameter without a default goes by its own name, and the queue by that.
    const explored = await runCareline('explore', left);
    expect(explored.out).toContain('Calls to "menu"');
  });

  it('takes what no template here has by its name', async () => {
    const alone = put('alone/flows.template.json', stacks(old)['flows.template.json']);
    const { code, out } = await runCareline('diff', alone, putAll('base.out', old));
    expect(code).toBe(0);
    expect(out).toContain('Note: queue base:QueueArn and DeskName are taken for one');
  });

  it('takes a flow for a flow, whatever its file is called', async () => {
    const filledIn = put('filled-in/menu.template.json', old);
    expect((await runCareline('diff', filledIn, put('filled-in.json', same))).code).toBe(0);
    expect((await runCareline('verify', join(folder, 'filled-in'))).out).toContain('1 flow verified');
  });

  it('says which template it cannot read, and writes into none', async () => {
    const broken = putAll('broken.out', old, { 'base.template.json': '{' });
    const { code, err } = await runCareline('diff', broken, broken);
    expect(code).toBe(2);
    expect(err).toContain('base.template.json" is no JSON');
    const whole = putAll('whole.out', old);
    const written = readFileSync(join(whole, 'flows.template.json'), 'utf8');
    await runCareline('verify', whole, '--fix');
    expect(readFileSync(join(whole, 'flows.template.json'), 'utf8')).toBe(written);
  });
});

describe('careline diff --instance', async () => {
  const endpoints = await startForTests();
  const content = (document: unknown, queue: string) =>
    JSON.stringify(document).replace(
      'careline:queue:front-desk',
      `arn:aws:connect:us-east-1:0:instance/i-1/queue/${queue}`,
    );
  afterEach(() => vi.unstubAllEnvs());
  const signIn = () => {
    vi.stubEnv('AWS_ENDPOINT_URL', endpoints.url);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  };

  it('says what a folder would change, and names what only the instance has', async () => {
    signIn();
    const flow = { instanceId: 'i-1', type: 'CONTACT_FLOW' };
    endpoints.connect.putFlow({ ...flow, id: 'f-1', name: 'menu', content: content(same, '1') });
    endpoints.connect.putFlow({ ...flow, id: 'f-2', name: 'Default hold', content: content(old, '1') });
    const equal = put('local/menu.json', old);
    expect(await runCareline('diff', equal, '--instance', 'i-1')).toMatchObject({
      code: 0,
      err: 'Only on the instance, not compared: Default hold.\n',
    });
    const changed = put('changed/menu.json', { ...other, Metadata: { name: 'menu' } });
    const { code, out } = await runCareline(
      'diff',
      changed,
      '--instance',
      'arn:aws:connect:us-east-1:0:instance/i-1',
    );
    expect(code).toBe(1);
    expect(out).toContain('now says “Good day.” instead of “Welcome.”');
    expect(out).toContain('Note: queue 1 and front-desk are taken for one');
  });

  it('says so when there is no such instance', async () => {
    signIn();
    const { code, err } = await runCareline('diff', put('m.json', old), '--instance', 'i-none');
    expect(code).toBe(2);
    expect(err).toContain('The instance "i-none" cannot be read: there is none with this id');
  });

  it('says how to sign in when there are no credentials', async () => {
    signIn();
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
    const { code, err } = await runCareline('diff', put('m.json', old), '--instance', 'i-1');
    expect(code).toBe(2);
    expect(err).toContain('there are no AWS credentials. Sign in first');
  });
});
