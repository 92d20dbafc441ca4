import { type ContactList, type ListPage, listByDay, listsByKey } from './contact-lists.ts';
import type { ContactSearch, SearchPorts } from './contact-search.ts';
import type { WordToken } from './word-tokens.ts';

/** Contacts of each list that are looked at to see which is rarest. */
export const firstLook = 100;
const day = 86_400_000;

/** A list that holds every contact that is searched for, and how it begins. */
export interface Begun {
  readonly list: ContactList;
  readonly page: ListPage;
}
export interface Rarest extends Begun {
  /** Words of the other lists, the rarest first. */
  readonly otherWords: readonly WordToken[];
}

/**
 * The list with the fewest contacts just there, and how it begins: one request for each patient, number, agent and word that is
 * asked for. Queue and outcome lie by day, four requests for each: they are worth a look only where the rarest of the others
 * has more contacts in a day than one look shows.
 */
export async function rarestList(
  ports: SearchPorts,
  search: ContactSearch,
  { beyond, size }: { readonly beyond: string | undefined; readonly size: number },
): Promise<Rarest> {
  const begin = async (list: ContactList): Promise<Begun> => ({ list, page: await list.read(beyond, size) });
  const begun = await Promise.all(listsByKey(ports, search).map(begin));
  const newest = newestOf(begun);
  const byRarity = rarestFirst(newest);
  const sorted = begun.toSorted(byRarity);
  const [byKey] = sorted;
  // Without `to` there is a list by key, and nothing that is searched for is newer; `~` sorts behind every contact of the instant.
  const byDay = () => begin(listByDay(ports, search, search.to?.toISOString() ?? `${newest.slice(0, 24)}~`));
  if (!byKey) return { ...(await byDay()), otherWords: [] };
  const { queue, outcome } = search.look;
  if ((queue ?? outcome) !== undefined && perDay(byKey.page, newest) > size) {
    const rarer = await byDay();
    if (byRarity(rarer, byKey) < 0) return { ...rarer, otherWords: wordsOf(sorted) };
  }
  return { ...byKey, otherWords: wordsOf(sorted.slice(1)) };
}

const wordsOf = (lists: readonly Begun[]): readonly WordToken[] =>
  lists.flatMap(({ list }) => list.settles.token ?? []);

/** What ends in sight is rarer than what goes on. */
const rarestFirst =
  (newest: string) =>
  ({ page: one }: Begun, { page: other }: Begun): number => {
    if (one.more === undefined && other.more === undefined)
      return one.candidates.length - other.candidates.length;
    if (one.more === undefined || other.more === undefined) return one.more === undefined ? -1 : 1;
    return perDay(one, newest) - perDay(other, newest);
  };

/** Contacts a day, from the newest of all lists back to where the page ends. */
function perDay({ candidates, more }: ListPage, newest: string): number {
  if (more === undefined) return 0;
  return (candidates.length * day) / Math.max(1, instantOf(newest) - instantOf(more));
}

const instantOf = (startedAt: string): number => Date.parse(startedAt.slice(0, 24));

const newestOf = (begun: readonly Begun[]): string =>
  begun
    .flatMap(({ page }) => page.candidates[0]?.startedAt ?? [])
    .sort()
    .at(-1) ?? '';
