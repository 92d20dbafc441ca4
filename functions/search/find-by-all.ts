import type { ContactSummary } from '../records/contact-row.ts';
import { readCursor, writeCursor } from '../records/find-contact-records/cursor.ts';
import type { CannotFind, FoundContacts } from '../records/find-contact-records/find-contact-records.ts';
import type { ContactSearch, Criteria, SearchPorts } from './contact-search.ts';
import { fieldsLeft, matching } from './matching.ts';
import { firstLook, rarestList } from './rarest-list.ts';

const usualLimit = 25;
const mostDays = 92;
const day = 86_400_000;
/**
 * What a page looks at, at most: then it ends, full or not, with a cursor to go on. So what it costs is bounded whatever the store
 * holds.
 */
const mostCandidates = 800;
/** Requests for the list that is walked. Only lists by day reach it, with few contacts in many days. */
const mostListRequests = 60;
export const mostWordsAsked = 5;

/**
 * One page of the contacts that are all of this, newest first. The list that is rarest just there is walked, and its contacts
 * are looked up in the others by key: so a page costs what the rarest criterion costs, whatever the size of the others.
 */
export async function findByAll(
  ports: SearchPorts,
  search: ContactSearch,
): Promise<FoundContacts | CannotFind> {
  const problem = problemOf(search);
  if (problem !== undefined) return { problem };
  const beyond = search.cursor === undefined ? undefined : readCursor(search.cursor, search);
  if (beyond === 'not-ours')
    return { problem: 'This cursor belongs to another question. Begin again without one.' };
  const limit = search.limit ?? usualLimit;
  const size = isOneList(search.look) ? limit : firstLook;
  const { list, page, otherWords } = await rarestList(ports, search, { beyond, size });
  const left = { fields: fieldsLeft(search.look, list), words: otherWords };
  const contacts: ContactSummary[] = [];
  let { candidates, more, requests } = page;
  let [asked, seen] = [size, 0];
  for (;;) {
    const found = await matching(ports, left, candidates);
    const fits = found.slice(0, limit - contacts.length);
    contacts.push(...fits);
    seen += candidates.length;
    const last = fits.at(-1)?.startedAt;
    const isFull = contacts.length === limit && last !== undefined;
    if (isFull && (more !== undefined || last !== candidates.at(-1)?.startedAt))
      return { contacts, cursor: writeCursor(last, search) };
    if (more === undefined) return { contacts };
    const isSparse = candidates.length < asked;
    if (isSparse || seen >= mostCandidates || requests >= mostListRequests)
      return { contacts, cursor: writeCursor(more, search) };
    asked = nextLook({ found: contacts.length, missing: limit - contacts.length, seen });
    const next = await list.read(more, asked);
    ({ candidates, more } = next);
    requests += next.requests;
  }
}

/** As many more as will fill the page if they are like those before, and a fifth on top: the fewer waits, the sooner the answer. */
function nextLook(so: { readonly found: number; readonly missing: number; readonly seen: number }): number {
  const likely = Math.ceil(((so.missing * so.seen) / Math.max(1, so.found)) * 1.2);
  return Math.min(Math.max(firstLook, likely), mostCandidates - so.seen);
}

/** Nothing is left to be asked of its contacts, so no more of them are needed than the page shows. */
const isOneList = ({ words = [], ...others }: Criteria): boolean =>
  Object.keys(others).length + words.length <= 1;

function problemOf({ look, from, to, limit = usualLimit }: ContactSearch): string | undefined {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return 'Ask for 1 to 100 contacts a page.';
  if (from && to && to <= from) return 'Say from when to when: the end must lie after the beginning.';
  if ((look.words?.length ?? 0) > mostWordsAsked) return `Ask for at most ${mostWordsAsked} words at once.`;
  const { patientId, number, agent, words = [] } = look;
  if ([patientId, number, agent, words[0]].some((one) => one !== undefined)) return undefined;
  if (!from || !to)
    return 'Say from when to when: only a patient, a number, an agent or words are found without.';
  if (to.getTime() - from.getTime() > mostDays * day)
    return `Ask for at most ${mostDays} days at once, or also by patient, number, agent or words.`;
  return undefined;
}
