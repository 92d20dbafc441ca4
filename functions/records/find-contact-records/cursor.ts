import { createHash } from 'node:crypto';

/** What a cursor is bound to: what is looked for, and when. */
export interface AskedList {
  readonly look: object;
  readonly from?: Date;
  readonly to?: Date;
}

/**
 * Where the next page begins, bound to the question: a cursor of one list is refused by another. It holds a time and the id of
 * a contact, nothing of a person; it gives no right that the question has not.
 */
export const writeCursor = (startedAt: string, asked: AskedList): string =>
  Buffer.from(JSON.stringify([questionOf(asked), startedAt])).toString('base64url');

export function readCursor(cursor: string, asked: AskedList): string | 'not-ours' {
  const read = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(read)) return 'not-ours';
  const [question, startedAt]: unknown[] = read;
  const ours = question === questionOf(asked) && typeof startedAt === 'string' && isKey.test(startedAt);
  return ours ? startedAt : 'not-ours';
}

const isKey = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(#.+)?$/;

/** Of what is looked for and when; the size of a page may change on the way. */
function questionOf({ look, from, to }: AskedList): string {
  const words = JSON.stringify([Object.entries(look).sort(), from?.toISOString(), to?.toISOString()]);
  return createHash('sha256').update(words).digest('base64url').slice(0, 16);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
