import type { ContactOutcome } from '../contact-outcome.ts';
import type { ContactIndex, ContactIndexName } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';
import { dayShards } from '../day-shards.ts';

/** What lies in lists by day. The queue by the id at the end of its ARN. */
export type LookByDay =
  | { readonly by: 'queue'; readonly queue: string }
  | { readonly by: 'outcome'; readonly outcome: ContactOutcome }
  | { readonly by: 'day' };

export interface DayLists {
  readonly look: LookByDay;
  /** ISO, UTC. Without it the lists have no end. */
  readonly from?: string;
  /** Where they begin: an instant that does not belong to them. */
  readonly to: string;
  /** Go on behind this contact, or before this midnight. */
  readonly beyond?: string;
}

export interface DayListsPage {
  readonly contacts: readonly ContactSummary[];
  /** For the next page; undefined at the end. */
  readonly more: string | undefined;
  /** What the page has cost. */
  readonly requests: number;
}

/**
 * Days that are read at once: the first alone, for it often fills a page, then each time twice as many. A page that is not
 * full after all of them ends, to be continued: it costs at most four waits and sixty requests.
 */
const daysAtOnce = [1, 2, 4, 8] as const;
const day = 86_400_000;

/** Newest first: contacts that lie in four lists for each day. */
export async function readByDays(
  index: Pick<ContactIndex, 'find'>,
  { look, from, to, beyond }: DayLists,
  limit: number,
): Promise<DayListsPage> {
  const contacts: ContactSummary[] = [];
  let requests = 0;
  // What has been read ends at this midnight.
  let midnight = nextMidnight(beyond ?? to);
  const ends = () => from !== undefined && midnight <= Date.parse(from);
  for (const days of daysAtOnce) {
    const dates: string[] = [];
    for (; dates.length < days && !ends(); midnight -= day)
      dates.push(new Date(midnight - day).toISOString().slice(0, 10));
    if (dates.length === 0) break;
    const { name, partitions } = partitionsOf(look, dates);
    const found = await index.find({
      index: name,
      partitions,
      newestFirst: true,
      limit: limit - contacts.length,
      to,
      ...(from !== undefined && { from }),
      ...(beyond !== undefined && { beyond }),
    });
    contacts.push(...found);
    requests += partitions.length;
    if (contacts.length >= limit) return { contacts, more: contacts.at(-1)?.startedAt, requests };
  }
  return { contacts, more: ends() ? undefined : new Date(midnight).toISOString(), requests };
}

/** The first midnight that is not before all contacts that are left. */
const nextMidnight = (startedAt: string): number => {
  const at = Date.parse(startedAt.slice(0, 24));
  // A contact may lie on a midnight, and others of the same instant behind it; a bare instant belongs to nothing that is left.
  return (startedAt.includes('#') ? Math.floor(at / day) + 1 : Math.ceil(at / day)) * day;
};

function partitionsOf(
  look: LookByDay,
  dates: readonly string[],
): { readonly name: ContactIndexName; readonly partitions: readonly string[] } {
  const sharded = (prefix: string) =>
    dates.flatMap((date) => dayShards.map((shard) => `${prefix}${date}#${shard}`));
  if (look.by === 'queue') return { name: 'by-queue', partitions: sharded(`${look.queue}#`) };
  if (look.by === 'outcome') return { name: 'by-outcome', partitions: sharded(`${look.outcome}#`) };
  return { name: 'by-day', partitions: sharded('') };
}
