import * as z from 'zod/mini';
import { type Asker, askerOf } from './asker.ts';
import type { Listeners } from './listeners.ts';

/** A request to a function URL, as far as it is read. Source: Lambda Developer Guide, urls-invocation, payload format 2.0. */
const urlEvent = z.object({
  requestContext: z.object({
    accountId: z.string(),
    http: z.object({ method: z.string() }),
    authorizer: z.optional(z.nullable(z.object({ iam: z.optional(z.unknown()) }))),
  }),
  headers: z.optional(z.record(z.string(), z.string())),
  queryStringParameters: z.optional(z.nullable(z.record(z.string(), z.string()))),
  body: z.optional(z.nullable(z.string())),
  isBase64Encoded: z.optional(z.boolean()),
});

export interface SignedRequest {
  readonly asker: Asker;
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined: none, no JSON, or no POST, which alone asks for something. */
  readonly body: unknown;
}

export interface WebAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

/**
 * Undefined when nobody has signed: the URL lets no such request in, so it came another way.
 * `account`: where the function runs; a function URL names the owner's.
 */
export function readSignedRequest(event: unknown, listeners: Listeners): SignedRequest | undefined {
  const read = urlEvent.safeParse(event);
  if (!read.success) return undefined;
  const { requestContext, headers = {}, queryStringParameters, body, isBase64Encoded } = read.data;
  const asker = askerOf(requestContext.authorizer?.iam, requestContext.accountId, listeners);
  if (!asker) return undefined;
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '');
  return {
    asker,
    method: requestContext.http.method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    query: queryStringParameters ?? {},
    body: requestContext.http.method === 'POST' ? parsed(text) : undefined,
  };
}

export const answer = (statusCode: number, content: unknown): WebAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(content),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
