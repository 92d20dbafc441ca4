import type { ContactSummary } from '../records/contact-row.ts';
import { readCursor, writeCursor } from '../records/find-contact-records/cursor.ts';
import type { CannotFind, FoundContacts } from '../records/find-contact-records/find-contact-records.ts';
import { type Candidate, type ContactList, type ListPage, listsFor } from './contact-lists.ts';
import type { ContactSearch, Criteria, LookedUp, SearchPorts } from './contact-search.ts';

const usualLimit = 25;
const mostDays = 92;
const day = 86_400_000;
/** Candidates that one round looks at. */
const roundSize = 100;
/**
 * Rounds of a page. A page looks at no more than 800 candidates and then ends, full or not, with a cursor to go on: what it
 * costs is bounded whatever the store holds. Requests: one for each list, then for each round one for the list and one for
 * each other word and for the records of a hundred candidates.
 */
const mostRounds = 8;
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
  const lists = listsFor(ports, search);
  const alone = lists.length === 1 && leftOver(search.look, lists[0]).none;
  const size = alone ? limit : roundSize;
  const begun = await Promise.all(lists.map(async (list) => ({ list, page: await list.read(beyond, size) })));
  const rarest = begun.reduce((one, other) => (isRarer(other.page, one.page) ? other : one), first(begun));
  return walk({ ports, search, limit, size }, rarest);
}

interface Walk {
  readonly ports: SearchPorts;
  readonly search: ContactSearch;
  readonly limit: number;
  readonly size: number;
}
interface Begun {
  readonly list: ContactList;
  readonly page: ListPage;
}

async function walk({ ports, search, limit, size }: Walk, { list, page }: Begun): Promise<FoundContacts> {
  const contacts: ContactSummary[] = [];
  let { candidates, more } = page;
  for (let round = 1; ; round++) {
    const matching = await matchingOf(ports, leftOver(search.look, list), candidates);
    const fits = matching.slice(0, limit - contacts.length);
    contacts.push(...fits);
    const last = fits.at(-1)?.startedAt;
    if (
      contacts.length === limit &&
      last !== undefined &&
      (more !== undefined || last !== candidates.at(-1)?.startedAt)
    )
      return { contacts, cursor: writeCursor(last, search) };
    if (more === undefined) return { contacts };
    if (round === mostRounds) return { contacts, cursor: writeCursor(more, search) };
    ({ candidates, more } = await list.read(more, size));
  }
}

/** Rarer is what ends soonest; else what reaches furthest back with as many contacts. */
function isRarer(one: ListPage, other: ListPage): boolean {
  if (one.more === undefined && other.more === undefined)
    return one.candidates.length < other.candidates.length;
  if (one.more === undefined || other.more === undefined) return one.more === undefined;
  return one.more < other.more;
}

/** Criteria that the contacts of a list are still to be asked for. */
function leftOver({ words = [], ...others }: Criteria, list: ContactList | undefined) {
  const { criterion, token } = list?.settles ?? {};
  const left = Object.entries(others).filter(([name]) => name !== criterion);
  const tokens = words.filter((one) => one !== token);
  // Entries of the criteria without some of them.
  return {
    fields: Object.fromEntries(left) as Omit<Criteria, 'words'>,
    tokens,
    none: left.length + tokens.length === 0,
  };
}

async function matchingOf(
  { lookup, words }: SearchPorts,
  { fields, tokens }: ReturnType<typeof leftOver>,
  candidates: readonly Candidate[],
): Promise<readonly ContactSummary[]> {
  const { outcome, ...keys } = fields;
  // What a list tells of its contacts need not be looked up.
  const open = candidates.filter(
    ({ summary }) => !summary || outcome === undefined || summary.outcome === outcome,
  );
  const calls = open.map(({ startedAt }) => startedAt);
  const said = tokens.length > 0 && calls.length > 0 ? await words.having(tokens, calls) : new Set(calls);
  const left = open.filter(({ startedAt }) => said.has(startedAt));
  const known = left.flatMap(({ summary }) => summary ?? []);
  if (left.length === 0 || (known.length === left.length && Object.keys(keys).length === 0)) return known;
  const found = await lookup.of(left.map(({ startedAt }) => contactOf(startedAt)));
  return left.flatMap(({ startedAt }) => {
    const contact = found.get(contactOf(startedAt));
    return contact && isAll(contact, fields) ? [contact.summary] : [];
  });
}

const isAll = (contact: LookedUp, { outcome, ...keys }: Omit<Criteria, 'words'>): boolean =>
  (outcome === undefined || contact.summary.outcome === outcome) &&
  (keys.patientId === undefined || contact.patientId === keys.patientId) &&
  (keys.number === undefined || contact.number === keys.number) &&
  (keys.agent === undefined || contact.agent === keys.agent) &&
  (keys.queue === undefined || contact.queue === keys.queue);

/** `<instant>#<contact>`. */
const contactOf = (startedAt: string): string => startedAt.slice(startedAt.indexOf('#') + 1);

function first(begun: readonly Begun[]): Begun {
  const [one] = begun;
  if (one) return one;
  throw new TypeError('A search has at least one list.');
}

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
