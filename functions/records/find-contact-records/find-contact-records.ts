import type { ContactIndex, ContactQuery } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';
import { type LookByDay, readByDays } from './by-days.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readChain } from './read-chain.ts';

/** What contacts are looked for by. A number is looked up by its fingerprint; agent and queue by the id at the end of the ARN. */
export type LookFor =
  | { readonly by: 'patient'; readonly patientId: string }
  | { readonly by: 'number'; readonly fingerprint: string }
  | { readonly by: 'agent'; readonly agent: string }
  | LookByDay;

export interface FindContacts {
  readonly look: LookFor;
  /** Contacts that began from `from` on and before `to`. Lists by queue, outcome and day need both. */
  readonly from?: Date;
  readonly to?: Date;
  /** From the page before. */
  readonly cursor?: string;
  /** Contacts a page: 1 to 100. */
  readonly limit?: number;
}

export interface FoundContacts {
  readonly contacts: readonly ContactSummary[];
  /** For the next page; absent on the last one. */
  readonly cursor?: string;
}

/** Why nothing was looked for: a sentence for who asked. */
export interface CannotFind {
  readonly problem: string;
}

/** A page, a whole call, or why there is neither. */
export async function answerQuestion(
  index: ContactIndex,
  asked: FindContacts | { readonly call: string } | CannotFind,
): Promise<FoundContacts | CannotFind> {
  if ('problem' in asked) return asked;
  if ('call' in asked) return { contacts: await readChain(index, asked.call) };
  return findContactRecords(index, asked);
}

const usualLimit = 25;
const mostDays = 92;
const day = 86_400_000;

/**
 * One page of contacts, newest first. A page by patient, number or agent is one request to the store, whatever the store holds;
 * by queue, outcome or day it is four for each day that it touches, and at most sixty.
 */
export async function findContactRecords(
  index: ContactIndex,
  asked: FindContacts,
): Promise<FoundContacts | CannotFind> {
  const limit = asked.limit ?? usualLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return { problem: 'Ask for 1 to 100 contacts a page.' };
  const beyond = asked.cursor === undefined ? undefined : readCursor(asked.cursor, asked);
  if (beyond === 'not-ours') {
    return { problem: 'This cursor belongs to another question. Begin again without one.' };
  }
  const { look, from, to } = asked;
  if (from && to && to <= from)
    return { problem: 'Say from when to when: the end must lie after the beginning.' };
  const range = {
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
    ...(beyond !== undefined && { beyond }),
  };
  if (isByDay(look)) {
    if (!from || !to) return { problem: 'Say from when to when: lists by queue, outcome and day need both.' };
    if (to.getTime() - from.getTime() > mostDays * day)
      return { problem: `Ask for at most ${mostDays} days at once.` };
    const { contacts, more } = await readByDays(index, { look, ...range, to: to.toISOString() }, limit);
    return page(asked, contacts, more);
  }
  const contacts = await index.find({ ...partitionOf(look), ...range, newestFirst: true, limit });
  return page(asked, contacts, contacts.length === limit ? contacts.at(-1)?.startedAt : undefined);
}

const page = (
  asked: FindContacts,
  contacts: readonly ContactSummary[],
  last: string | undefined,
): FoundContacts => ({
  contacts,
  ...(last !== undefined && { cursor: writeCursor(last, asked) }),
});

const isByDay = (look: LookFor): look is LookByDay =>
  look.by === 'queue' || look.by === 'outcome' || look.by === 'day';

function partitionOf(look: Exclude<LookFor, LookByDay>): Pick<ContactQuery, 'index' | 'partitions'> {
  if (look.by === 'patient') return { index: 'by-patient', partitions: [look.patientId] };
  if (look.by === 'number') return { index: 'by-number', partitions: [look.fingerprint] };
  return { index: 'by-agent', partitions: [look.agent] };
}
