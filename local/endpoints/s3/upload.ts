/** The bytes of an upload: unpacked from `aws-chunked`, and checked against every checksum the client sent. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { WireRequest } from '../wire.ts';
import { S3Fault } from './xml.ts';

export type Upload = {
  readonly bytes: Buffer;
  /** MD5 in hex: the ETag of an object uploaded in one piece. */
  readonly md5: string;
  /** `x-amz-checksum-…` as sent, verified. */
  readonly checksums: Readonly<Record<string, string>>;
};

export function readUpload(request: WireRequest): Upload {
  const streamed = (request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { bytes, trailers } = streamed ? unchunk(request.body) : { bytes: request.body, trailers: {} };
  const declared = request.headers['x-amz-decoded-content-length'];
  if (streamed && declared !== undefined && Number(declared) !== bytes.length) throw incomplete();
  const md5 = createHash('md5').update(bytes).digest();
  const wanted = request.headers['content-md5'];
  if (wanted !== undefined && wanted !== md5.toString('base64')) {
    throw new S3Fault('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
  }
  return { bytes, md5: md5.toString('hex'), checksums: checked({ ...request.headers, ...trailers }, bytes) };
}

/** Source: S3 API reference, "Signature calculations … multiple chunks": size in hex[;extension], CRLF, data, CRLF; then trailers. */
function unchunk(body: Buffer): { bytes: Buffer; trailers: Record<string, string> } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = /^([\da-f]+)(;|$)/i.exec(body.toString('latin1', at, Math.max(lineEnd, at)))?.[1];
    if (lineEnd < 0 || size === undefined) throw incomplete();
    const start = lineEnd + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0)
      return { bytes: Buffer.concat(parts), trailers: trailersIn(body.toString('latin1', start)) };
    if (start + length + 2 > body.length) throw incomplete();
    parts.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}

function trailersIn(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
}

const CHECKSUMS: Record<string, (bytes: Buffer) => Buffer> = {
  'x-amz-checksum-crc32': (bytes) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum;
  },
  'x-amz-checksum-sha1': (bytes) => createHash('sha1').update(bytes).digest(),
  'x-amz-checksum-sha256': (bytes) => createHash('sha256').update(bytes).digest(),
};
/** Say how a checksum is sent; are none. */
const ABOUT_CHECKSUMS = ['x-amz-checksum-algorithm', 'x-amz-checksum-mode', 'x-amz-checksum-type'];

function checked(headers: Readonly<Record<string, string>>, bytes: Buffer): Record<string, string> {
  const sent = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-amz-checksum-') && !ABOUT_CHECKSUMS.includes(name),
  );
  for (const [name, value] of sent) {
    const compute = Object.hasOwn(CHECKSUMS, name) ? CHECKSUMS[name] : undefined;
    if (!compute) {
      throw new S3Fault(
        'NotImplemented',
        `local endpoint cannot check ${name} yet: send CRC32, SHA1 or SHA256.`,
        501,
      );
    }
    if (compute(bytes).toString('base64') !== value) {
      throw new S3Fault('BadDigest', `The value of ${name} did not match what we received.`, 400);
    }
  }
  return Object.fromEntries(sent);
}

const incomplete = () =>
  new S3Fault(
    'IncompleteBody',
    'The request body ended before the number of bytes its headers announce.',
    400,
  );
