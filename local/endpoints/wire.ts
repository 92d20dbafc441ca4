/** What every embedded service shares: the request it gets, the reply it gives, and the fault it throws. */
import { z } from 'zod';

export type WireRequest = {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Resolves when the connection is closed: the client has its answer, or has given up. */
  readonly gone: Promise<void>;
};

export type WireReply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Cut the connection instead of answering: used by injected faults only. */
  readonly drop?: true;
};

/** What the service would answer in AWS: an error code the SDK turns into an exception of that name. */
export class ApiFault extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error body, such as `CancellationReasons`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** The answer to a call the local centre does not play: never a silent success. */
export function unknownOperation(service: string, operation: string): ApiFault {
  return new ApiFault(
    'UnknownOperationException',
    `local endpoint has no ${service}.${operation} yet: nothing was done. ` +
      'See local/endpoints/README.md for what it supports; add the operation there or run this step against AWS.',
  );
}

/** One operation of a JSON service: checked input in, output (or nothing) out. */
export type Operation = (input: unknown) => Promise<unknown>;
export type Operations = Readonly<Record<string, Operation>>;

/** Checks the input against its schema and names the member that is wrong, never its value. */
export function operation<T>(schema: z.ZodType<T>, run: (input: T) => unknown): Operation {
  return async (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data);
    const members = parsed.error.issues.map((issue) => issue.path.join('.') || '(input)');
    throw new ApiFault('ValidationException', `Missing or malformed input member: ${members.join(', ')}.`);
  };
}

/** Base64 text of a JSON blob member, as bytes. */
export const blob = z.base64().transform((text) => Buffer.from(text, 'base64'));

export function jsonReply(status: number, value: unknown, contentType = 'application/json'): WireReply {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(value ?? {}) };
}

/** Runs one operation of an AWS JSON 1.0 / 1.1 service and shapes its answer or its fault. */
export async function answerJson(
  service: string,
  name: string,
  operations: Operations,
  request: WireRequest,
): Promise<WireReply> {
  const contentType = request.headers['content-type'] ?? 'application/x-amz-json-1.1';
  try {
    // `Object.hasOwn`: a target such as `toString` is not an operation.
    const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!run) throw unknownOperation(service, name);
    return jsonReply(200, await run(parseJson(request.body)), contentType);
  } catch (error) {
    return faultReply(error, contentType);
  }
}

export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ApiFault('SerializationException', 'The request body is not JSON.', {});
  }
}

export function faultReply(error: unknown, contentType = 'application/json'): WireReply {
  if (!(error instanceof ApiFault)) throw error;
  return {
    status: error.status,
    headers: { 'content-type': contentType, 'x-amzn-errortype': error.code },
    body: JSON.stringify({ ...error.details, __type: error.code, message: error.message }),
  };
}
