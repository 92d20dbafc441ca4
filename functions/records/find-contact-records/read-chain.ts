import type { ContactIndex } from '../contact-records.ts';
import type { ContactSummary } from '../contact-row.ts';

/** More legs than any call has; a chat that lasts for months may have more, then the first of them are shown. */
const most = 100;

/**
 * A whole call in the order of time: first contact, transfers, callbacks, chats and surveys, from any of them. What names a
 * later leg as the one it belongs to is found there as well, whichever record came first.
 */
export async function readChain(index: ContactIndex, contactId: string): Promise<readonly ContactSummary[]> {
  const asked = await index.read(contactId);
  const root = asked?.summary.chain ?? contactId;
  const found = new Map<string, ContactSummary>();
  const first = root === contactId ? asked?.summary : (await index.read(root))?.summary;
  for (const one of [first, asked?.summary]) if (one) found.set(one.contactId, one);
  const searched = new Set<string>();
  let links = [...new Set([root, contactId])];
  while (links.length > 0 && found.size < most) {
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
