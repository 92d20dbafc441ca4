import type { ContactSummary } from '../records/contact-row.ts';
import type { Candidate, ContactList } from './contact-lists.ts';
import type { Criteria, LookedUp, SearchPorts } from './contact-search.ts';
import type { WordToken } from './word-tokens.ts';

/** Criteria that the contacts of a list are still to be asked for. */
export interface LeftOver {
  readonly fields: Omit<Criteria, 'words'>;
  /** The rarest first: each is asked only of those that have the ones before. */
  readonly words: readonly WordToken[];
}

export function fieldsLeft({ words: _words, ...others }: Criteria, list: ContactList): LeftOver['fields'] {
  const left = Object.entries(others).filter(([name]) => name !== list.settles.criterion);
  // Entries of the criteria without some of them.
  return Object.fromEntries(left) as Omit<Criteria, 'words'>;
}

/** Those of the candidates that are all the rest as well, in their order. */
export async function matching(
  { lookup, words }: Pick<SearchPorts, 'lookup' | 'words'>,
  left: LeftOver,
  candidates: readonly Candidate[],
): Promise<readonly ContactSummary[]> {
  const { outcome, ...keys } = left.fields;
  // What a list tells of its contacts need not be looked up.
  let open = candidates.filter(
    ({ summary }) => !summary || outcome === undefined || summary.outcome === outcome,
  );
  for (const word of left.words) {
    if (open.length === 0) return [];
    const said = await words.having(
      word,
      open.map(({ startedAt }) => startedAt),
    );
    open = open.filter(({ startedAt }) => said.has(startedAt));
  }
  const known = open.flatMap(({ summary }) => summary ?? []);
  if (known.length === open.length && Object.keys(keys).length === 0) return known;
  const found = await lookup.of(open.map(({ startedAt }) => contactOf(startedAt)));
  return open.flatMap(({ startedAt }) => {
    const contact = found.get(contactOf(startedAt));
    return contact && isAll(contact, left.fields) ? [contact.summary] : [];
  });
}

const isAll = (contact: LookedUp, { outcome, ...keys }: LeftOver['fields']): boolean =>
  (outcome === undefined || contact.summary.outcome === outcome) &&
  (keys.patientId === undefined || contact.patientId === keys.patientId) &&
  (keys.number === undefined || contact.number === keys.number) &&
  (keys.agent === undefined || contact.agent === keys.agent) &&
  (keys.queue === undefined || contact.queue === keys.queue);

/** `<instant>#<contact>`. */
const contactOf = (startedAt: string): string => startedAt.slice(startedAt.indexOf('#') + 1);
