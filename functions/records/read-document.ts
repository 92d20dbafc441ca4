import type * as z from 'zod/mini';
import { Fault } from '../faults.ts';

const decoder = new TextDecoder();

/**
 * A document of a stream, as its schema says. Unreadable ones are told apart by where they are wrong, never by what they
 * hold. `what` names the document, e.g. "contact record".
 */
export function readDocument<T>(schema: z.ZodMiniType<T>, bytes: Uint8Array, what: string): T {
  const read = schema.safeParse(parsed(decoder.decode(bytes)));
  if (read.success) return read.data;
  const members = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'JSON'))].join(', ');
  throw new Fault({
    code: 'unreadable-data',
    hint: `a record of the stream is no ${what} (${members}); it is parked, the others are kept`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
