import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CentreView, StoryEvent } from '../../../local/centre/story.ts';
import { type CentrePort, Refusal } from '../../../local/server/centre-port.ts';
import { checkPort, startServer, type WebServer } from '../../../local/server/server.ts';

const view: CentreView = {
  clinic: { name: 'Test', number: '+12065550180', open: true },
  people: [],
  flows: [],
  agents: [],
  calls: [],
};
const done: string[] = [];
const listeners = new Set<(event: StoryEvent) => void>();
const centre: CentrePort = {
  view: () => view,
  onStory: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  call: (from) => `call-from-${from}`,
  press: (call, keys) => {
    if (call !== 'one') throw new Refusal('There is no such call.', 404);
    done.push(`press ${keys}`);
  },
  say: (_call, text) => done.push(`say ${text}`),
  hangUp: () => done.push('hang up'),
  agent: (username, deed) => done.push(`${username} ${deed}`),
};

let server: WebServer;
beforeAll(async () => {
  server = await startServer(centre, { port: 0 });
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const post = async (path: string, body: unknown, headers: Record<string, string> = json) => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
};

/** `fetch` sets Host itself; a stranger's browser would send another. */
const statusFor = (headers: Record<string, string>, path = '/state') =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the web server', () => {
  it.each(['//', '/\\\\[', 'http://', '/calls/%E0%A4%A/keys', '/../../etc/passwd'])(
    'refuses the path %s as the mistake that it is',
    async (path) => {
      expect([400, 404]).toContain(await statusFor({}, path));
    },
  );

  it('serves the page, its script and its style', async () => {
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/page.js', 'text/javascript'],
      ['/style.css', 'text/css'],
    ] as const) {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
    }
  });

  it('does what callers and agents ask', async () => {
    expect(await post('/calls', { from: '+12065550100' })).toEqual({
      status: 200,
      answer: { id: 'call-from-+12065550100' },
    });
    expect(await post('/calls', {})).toEqual({ status: 200, answer: { id: 'call-from-undefined' } });
    await post('/calls/one/keys', { keys: '12#' });
    await post('/calls/one/say', { text: 'hello' });
    await post('/calls/one/hang-up', {});
    await post('/agents/ana/accept', {});
    expect(done).toEqual(['press 12#', 'say hello', 'hang up', 'ana accept']);
  });

  it.each<[string, string, unknown, number, string]>([
    [
      'a key that no phone has',
      '/calls/one/keys',
      { keys: '12a' },
      400,
      'keys: may hold the keys 0-9, * and # only, at most 64 at once',
    ],
    ['no keys', '/calls/one/keys', {}, 400, 'keys: Invalid input'],
    [
      'a member that it does not know',
      '/calls/one/keys',
      { keys: '1', also: 1 },
      400,
      'the body: Unrecognized key: "also"',
    ],
    [
      'a number without country code',
      '/calls',
      { from: '2065550100' },
      400,
      'from: is not a phone number with country code, e.g. +12065550142',
    ],
    ['a body that is not JSON', '/calls', '{', 400, 'The body is not JSON.'],
    [
      'an endless body',
      '/calls/one/say',
      { text: 'x'.repeat(20_000) },
      400,
      'The body is longer than 16384 bytes.',
    ],
    ['a call that is not there', '/calls/two/keys', { keys: '1' }, 404, 'There is no such call.'],
    [
      'an agent who should dance',
      '/agents/ana/dance',
      {},
      404,
      'An agent cannot "dance"; known are available, accept, hang-up, sit, leave.',
    ],
    ['a path that is not there', '/nowhere', {}, 404, 'There is nothing at POST /nowhere.'],
    ['a broken percent code', '/calls/%zz/keys', { keys: '1' }, 400, 'The path holds a broken percent code.'],
  ])('refuses %s with the reason', async (_name, path, body, status, reason) => {
    const { status: got, answer } = await post(path, body);
    expect(got).toBe(status);
    expect(answer.error).toContain(reason);
  });

  it('refuses a form, which a strange page could send without asking', async () => {
    const { status, answer } = await post('/calls', 'from=x', { 'content-type': 'text/plain' });
    expect([status, answer.error]).toEqual([
      400,
      'The body must be JSON, with content-type application/json.',
    ]);
  });

  it('refuses other host names and other origins', async () => {
    expect(await statusFor({ host: `127.0.0.1:${server.port}` })).toBe(200);
    expect(await statusFor({ host: `localhost:${server.port}` })).toBe(200);
    expect(await statusFor({ host: 'evil.example' })).toBe(400);
    expect(await statusFor({ host: `127.0.0.1:${server.port}`, origin: 'http://evil.example' })).toBe(400);
    expect(await statusFor({ host: `127.0.0.1:${server.port}`, origin: server.url })).toBe(200);
  });

  it('sends the whole picture first and then each change', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/events`, { signal: leaving.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    expect(first?.value).toBe(`event: state\ndata: ${JSON.stringify(view)}\n\n`);
    const event: StoryEvent = { type: 'record', call: 'one', record: { ContactId: 'one' } };
    for (const listener of listeners) listener(event);
    expect((await reader?.read())?.value).toBe(`event: story\ndata: ${JSON.stringify(event)}\n\n`);
    leaving.abort();
  });

  it('names the port and the option when the port is taken', async () => {
    const sentence =
      `Port ${server.port} of this machine is already in use, so the page cannot be served there. ` +
      `Stop the other program, or choose another port: npm start -- --port ${server.port + 1}`;
    await expect(startServer(centre, { port: server.port })).rejects.toThrow(sentence);
    await expect(checkPort(server.port)).rejects.toThrow(sentence);
    await expect(checkPort(0)).resolves.toBeUndefined();
  });
});
