import { Fault } from '../../faults.ts';
import type { ContactIndex } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';

/** More legs than any call has; a chat that lasts for months may have more, then the first of them are shown. */
const mostShown = 100;

/**
 * A whole call in the order of time: first contact, transfers, callbacks, chats and surveys, from any of them. What names a
 * later leg as the one it belongs to is found there as well, whichever record came first.
 */
export async function readChain(
  index: Pick<ContactIndex, 'read' | 'find'>,
  contactId: string,
  most = mostShown,
): Promise<readonly ContactSummary[]> {
  const found = new Map<string, ContactSummary>();
  // Up to the first contact: a survey names the leg that it came of, and that leg names the first.
  let links = [contactId];
  for (let above: string | undefined = contactId; above !== undefined && !found.has(above); ) {
    const summary: ContactSummary | undefined = (await index.read(above))?.summary;
    if (summary) found.set(above, summary);
    links.push(above);
    above = summary?.chain;
  }
  // Then down: what names one of them, and what names that.
  const searched = new Set<string>();
  while (links.length > 0 && found.size < most) {
    links = [...new Set(links)];
    for (const link of links) searched.add(link);
    const belonging = await Promise.all(
      links.map((link) =>
        index.find({ index: 'by-chain', partitions: [link], newestFirst: false, limit: most }),
      ),
    );
    for (const one of belonging.flat()) found.set(one.contactId, one);
    links = [...found.keys()].filter((id) => !searched.has(id));
  }
  return [...found.values()].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)).slice(0, most);
}

/** More than a chat of a year has. */
const mostLegs = 1_000;

/** Ids of all legs of a call and of those that they name, whose records may not have come. Throws rather than leave one out. */
export async function chainLegs(
  index: Pick<ContactIndex, 'read' | 'find'>,
  contactId: string,
): Promise<readonly string[]> {
  const legs = await readChain(index, contactId, mostLegs);
  if (legs.length >= mostLegs) {
    throw new Fault({
      code: 'unreadable-data',
      hint: `a call has ${mostLegs} legs or more, and a hold or deletion must reach all of them; raise mostLegs in read-chain.ts`,
    });
  }
  return legs.flatMap(({ contactId: id, chain }) => (chain === undefined ? [id] : [id, chain]));
}
