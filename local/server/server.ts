/** Serves the page, the story of the calls as server-sent events, and what callers and agents do. Loopback only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buildPage, type PageFile } from './build-page.ts';
import { type CentrePort, Refusal } from './centre-port.ts';
import { getReport, isRecordingPath, postRecordings } from './recording-routes.ts';
import { findPost } from './routes.ts';

export interface WebServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export const usualPort = 4200;
const bodyLimitBytes = 16_384;

/** `port` 0: any free one. Throws a sentence when the port is taken. */
export async function startServer(
  centre: CentrePort,
  options: { readonly port?: number; readonly page?: Promise<ReadonlyMap<string, PageFile>> } = {},
): Promise<WebServer> {
  const files = await (options.page ?? buildPage());
  const server = createServer((request, response) => {
    answer({ centre, files, server }, request, response).catch((error) => refuse(response, error));
  });
  const port = await listen(server, options.port ?? usualPort);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Serving {
  readonly centre: CentrePort;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly server: Server;
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  refuseStrangers(request, portOf(serving.server));
  const place = placeOf(request.url ?? '/');
  const { pathname } = place;
  const { centre, files } = serving;
  const { recordings } = centre;
  if (request.method === 'POST') {
    if (recordings && isRecordingPath(pathname)) {
      return json(response, 200, await postRecordings(recordings, pathname, await bodyOf(request)));
    }
    const found = findPost(pathname);
    if (!found) throw new Refusal(`There is nothing at POST ${pathname}.`, 404);
    return json(response, 200, found.route(centre, found.names, await bodyOf(request)));
  }
  if (request.method !== 'GET') throw new Refusal(`${request.method} is not known here; use GET or POST.`);
  if (pathname === '/events') return tell(centre, response);
  if (pathname === '/state') return json(response, 200, centre.view());
  if (recordings && (await getReport(recordings, place, response, safety))) return;
  const file = files.get(pathname);
  if (!file) throw new Refusal(`There is nothing at ${pathname}.`, 404);
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store', ...safety });
  response.end(file.body);
}

function placeOf(url: string): URL {
  const place = URL.parse(url, 'http://local');
  if (!place) throw new Refusal('The path is not one of a URL.');
  return place;
}

const safety = {
  'content-security-policy':
    "default-src 'self'; media-src blob:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * A web page elsewhere could let its own name point to 127.0.0.1 (DNS rebinding) or post a form here: only requests that
 * name this machine, and come from no other origin, are answered.
 */
function refuseStrangers(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const { host = '', origin } = request.headers;
  if (!hosts.includes(host))
    throw new Refusal(`This centre answers to ${hosts[0]} only, not to other host names.`);
  if (origin !== undefined && !hosts.some((known) => origin === `http://${known}`)) {
    throw new Refusal('This centre answers to its own page only, not to other origins.');
  }
}

function tell(centre: CentrePort, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...safety });
  const send = (name: string, data: unknown) =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  send('state', centre.view());
  const stop = centre.onStory((event) => send('story', event));
  response.on('close', stop);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new Refusal('The body must be JSON, with content-type application/json.');
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    parts.push(part);
    bytes += part.length;
    if (bytes > bodyLimitBytes) throw new Refusal(`The body is longer than ${bodyLimitBytes} bytes.`);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new Refusal('The body is not JSON.');
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const known = error instanceof Refusal;
  const reason = known ? error.message : 'The local centre failed. Start it with --verbose to see why.';
  if (!known) console.error(error);
  json(response, known ? error.status : 500, { error: reason });
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...safety,
  });
  response.end(JSON.stringify(value));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Throws the same sentence as `startServer`, before anything else has been started. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortTaken(port, { cause }) : cause),
    );
    server.listen(port, '127.0.0.1', () => resolve(portOf(server)));
  });
}

export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number, options: ErrorOptions) {
    super(
      `Port ${port} of this machine is already in use, so the page cannot be served there. ` +
        `Stop the other program, or choose another port: npm start -- --port ${port + 1}`,
      options,
    );
  }
}
