/** Stands between the SDK and the endpoints, and spoils the next calls as a bad day of the network or of Connect would. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * `well`: as if nothing were wrong. `throttled`: refused, nothing has happened. `broken`: the service failed, nothing has happened. `lost`: it has happened, but
 * the connection is gone before the answer.
 */
export type Spoiled = 'well' | 'throttled' | 'broken' | 'lost';

export interface Flaky {
  readonly url: string;
  /** Calls that came, spoiled or not, as `PUT /phone-number/…`. */
  readonly calls: string[];
  spoil(...next: Spoiled[]): void;
  close(): Promise<void>;
}

export async function flaky(target: string): Promise<Flaky> {
  const calls: string[] = [];
  const spoiled: Spoiled[] = [];
  const server = createServer(async (incoming, response) => {
    const body = await read(incoming);
    calls.push(`${incoming.method} ${incoming.headers['x-amz-target'] ?? incoming.url}`);
    const how = spoiled.shift();
    if (how === 'throttled') return refuse(response, 429, 'TooManyRequestsException');
    if (how === 'broken') return refuse(response, 500, 'InternalServiceException');
    const { url = '/', method, headers } = incoming;
    const forwarded = request(new URL(url, target), { method, headers }, (answer) => {
      if (how === 'lost') return answer.resume().on('end', () => response.destroy());
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      return answer.pipe(response);
    });
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    spoil: (...next) => void spoiled.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ __type: type, message: 'not today' }));
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts);
}
