import type { ContactOutcome } from '../contact-outcome.ts';
import type { ContactIndex, ContactIndexName } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';
import { dayShards } from '../day-shards.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readChain } from './read-chain.ts';

/** What contacts are looked for by. A number is looked up by its fingerprint; agent and queue by the id at the end of the ARN. */
export type LookFor =
  | { readonly by: 'patient'; readonly patientId: string }
  | { readonly by: 'number'; readonly fingerprint: string }
  | { readonly by: 'agent'; readonly agent: string }
  | { readonly by: 'queue'; readonly queue: string }
  | { readonly by: 'outcome'; readonly outcome: ContactOutcome }
  | { readonly by: 'day' };

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
/** One day after the other is read until a page is full; after this many that were empty the page ends, to be continued. */
const emptyDaysAPage = 16;
const day = 86_400_000;

/**
 * One page of contacts, newest first. A page by patient, number or agent is one request to the store, whatever the store holds;
 * by queue, outcome or day it is four for each day that it touches.
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
  const { from, to } = asked;
  const direct = directPartition(asked.look);
  if (direct) {
    const contacts = await index.find({
      ...direct,
      newestFirst: true,
      limit,
      ...(from && { from: from.toISOString() }),
      ...(to && { to: to.toISOString() }),
      ...(beyond !== undefined && { beyond }),
    });
    return page(asked, contacts, contacts.length === limit ? contacts.at(-1)?.startedAt : undefined);
  }
  if (!from || !to || to <= from)
    return { problem: 'Say from when to when: lists by queue, outcome and day need both.' };
  if (to.getTime() - from.getTime() > mostDays * day)
    return { problem: `Ask for at most ${mostDays} days at once.` };
  return byDays(index, { ...asked, from, to }, { limit, beyond });
}

async function byDays(
  index: ContactIndex,
  asked: FindContacts & { readonly from: Date; readonly to: Date },
  { limit, beyond }: { readonly limit: number; readonly beyond: string | undefined },
): Promise<FoundContacts> {
  const [from, to] = [asked.from.toISOString(), asked.to.toISOString()];
  const contacts: ContactSummary[] = [];
  let empty = 0;
  let at = Date.parse((beyond ?? to).slice(0, 24));
  // Midnight that ends the range belongs to the day after it, which holds nothing of the range.
  if (beyond === undefined && at % day === 0) at -= day;
  for (let midnight = at - (at % day); midnight + day > asked.from.getTime(); midnight -= day) {
    const date = new Date(midnight).toISOString().slice(0, 10);
    const found = await index.find({
      ...dayPartitions(asked.look, date),
      newestFirst: true,
      limit: limit - contacts.length,
      from,
      to,
      ...(beyond !== undefined && { beyond }),
    });
    contacts.push(...found);
    if (contacts.length >= limit) return page(asked, contacts, contacts.at(-1)?.startedAt);
    empty = found.length === 0 ? empty + 1 : 0;
    if (empty >= emptyDaysAPage) return page(asked, contacts, `${date}T00:00:00.000Z`);
  }
  return page(asked, contacts, undefined);
}

const page = (
  asked: FindContacts,
  contacts: readonly ContactSummary[],
  last: string | undefined,
): FoundContacts => ({
  contacts,
  ...(last !== undefined && { cursor: writeCursor(last, asked) }),
});

type Partitions = { readonly index: ContactIndexName; readonly partitions: readonly string[] };

function directPartition(look: LookFor): Partitions | undefined {
  if (look.by === 'patient') return { index: 'by-patient', partitions: [look.patientId] };
  if (look.by === 'number') return { index: 'by-number', partitions: [look.fingerprint] };
  if (look.by === 'agent') return { index: 'by-agent', partitions: [look.agent] };
  return undefined;
}

function dayPartitions(look: LookFor, date: string): Partitions {
  const sharded = (prefix: string) => dayShards.map((shard) => `${prefix}${date}#${shard}`);
  if (look.by === 'queue') return { index: 'by-queue', partitions: sharded(`${look.queue}#`) };
  if (look.by === 'outcome') return { index: 'by-outcome', partitions: sharded(`${look.outcome}#`) };
  return { index: 'by-day', partitions: sharded('') };
}
