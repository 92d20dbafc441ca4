/** dynalite in process: one call in, its answer out. */
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import { z } from 'zod';
import { ApiFault } from '../wire.ts';

export type Json = Record<string, unknown>;

export type Engine = {
  /** Resolves with the output; throws what DynamoDB would have answered as `ApiFault`. */
  call(operation: string, input: Json): Promise<Json>;
  close(): Promise<void>;
};

export function openEngine(path: string | undefined): Engine {
  const server = dynalite({
    ...(path ? { path } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  return {
    call: (operation, input) =>
      new Promise((resolve, reject) => {
        const request = Object.assign(Readable.from([Buffer.from(JSON.stringify(input))]), {
          method: 'POST',
          url: '/',
          headers: headersFor(operation),
        });
        server.emit('request', request, {
          statusCode: 200,
          setHeader() {},
          end(body = '{}') {
            // Nothing may be thrown into the engine: it would end the process.
            try {
              // Tagging answers with an empty text.
              const output = json.parse(JSON.parse(body) || {});
              if (this.statusCode === 200) resolve(output);
              else reject(faultOf(this.statusCode, output));
            } catch (error) {
              reject(error);
            }
          },
        });
      }),
    // dynalite closes its store only together with a listening server, and ours never listens.
    close: () =>
      new Promise((resolve, reject) => {
        server.listen(0, '127.0.0.1', () => server.close((error) => (error ? reject(error) : resolve())));
      }),
  };
}

const json = z.record(z.string(), z.unknown());

const headersFor = (operation: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `DynamoDB_20120810.${operation}`,
  'x-amz-date': '20260101T000000Z',
  // dynalite wants the form of a signature and checks no more.
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
});

const faultBody = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/** Source: dynalite 4.0.0, index.js: 413 without a body for more than 16 MiB. */
function faultOf(status: number, output: Json): ApiFault {
  if (status === 413) return new ApiFault('ValidationException', 'The request is larger than 16 MiB.');
  const { __type, message, Message } = faultBody.parse(output);
  return new ApiFault(__type.split('#').at(-1) ?? __type, message ?? Message ?? '');
}
