/** The part of an object a `Range` header asks for: first and last byte, both included. */
import { S3Fault } from './xml.ts';

export function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  // RFC 9110 14.2: a range that cannot be read is ignored.
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const fromEnd = match[1] === '';
  const first = fromEnd ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = fromEnd || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  if (first <= last && first < size) return { first, last };
  throw new S3Fault('InvalidRange', 'The requested range is not satisfiable', 416, {
    'content-range': `bytes */${size}`,
  });
}
