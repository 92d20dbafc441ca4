import type { ContactSummary } from '../records/contact-row.ts';
import { type LookByDay, readByDays } from '../records/find-contact-records/by-days.ts';
import type { ContactSearch, CriterionName, SearchPorts } from './contact-search.ts';
import type { WordToken } from './word-tokens.ts';

/** Somebody who may be found: on one list of contacts, the other criteria are still to be looked at. */
export interface Candidate {
  readonly startedAt: string;
  readonly summary?: ContactSummary;
}

/** Contacts of one criterion, newest first. */
export interface ContactList {
  /** What its contacts need not be asked any more. A word is one of several. */
  readonly settles: { readonly criterion: CriterionName; readonly token?: WordToken };
  /** `beyond`: go on behind it. */
  read(beyond: string | undefined, limit: number): Promise<ListPage>;
}
export interface ListPage {
  readonly candidates: readonly Candidate[];
  /** Where to go on; undefined at the end of the list. */
  readonly more: string | undefined;
  /** What it has cost. */
  readonly requests: number;
}

/** Lists of one patient, number, agent or word: one request for a page, whatever the time asked for. */
export function listsByKey({ index, words }: SearchPorts, search: ContactSearch): readonly ContactList[] {
  const { patientId, number, agent, words: tokens = [] } = search.look;
  const range = rangeOf(search);
  const byKey = (
    criterion: 'patientId' | 'number' | 'agent',
    name: 'by-patient' | 'by-number' | 'by-agent',
    key: string | undefined,
  ): ContactList[] => {
    if (key === undefined) return [];
    const asked = { index: name, partitions: [key], newestFirst: true, ...range };
    const read = async (beyond: string | undefined, limit: number) =>
      page((await index.find({ ...asked, ...after(beyond), limit })).map(candidate), limit);
    return [{ settles: { criterion }, read }];
  };
  const byWord = tokens.map(
    (token): ContactList => ({
      settles: { criterion: 'words', token },
      read: async (beyond, limit) => {
        const found = await words.find(token, { ...range, ...after(beyond), limit });
        return page(
          found.map((startedAt) => ({ startedAt })),
          limit,
        );
      },
    }),
  );
  return [
    ...byKey('patientId', 'by-patient', patientId),
    ...byKey('number', 'by-number', number),
    ...byKey('agent', 'by-agent', agent),
    ...byWord,
  ];
}

/** The list of a queue or an outcome, or of all contacts: four requests for each day. `to`: where it begins. */
export function listByDay({ index }: SearchPorts, search: ContactSearch, to: string): ContactList {
  const look = lookByDay(search.look);
  return {
    settles: { criterion: look.by === 'day' ? 'time' : look.by },
    read: async (beyond, limit) => {
      const asked = { look, ...rangeOf(search), to, ...after(beyond) };
      const { contacts, ...more } = await readByDays(index, asked, limit);
      return { candidates: contacts.map(candidate), ...more };
    },
  };
}

function lookByDay({ queue, outcome }: ContactSearch['look']): LookByDay {
  if (queue !== undefined) return { by: 'queue', queue };
  if (outcome !== undefined) return { by: 'outcome', outcome };
  return { by: 'day' };
}

const rangeOf = ({ from, to }: ContactSearch) => ({
  ...(from && { from: from.toISOString() }),
  ...(to && { to: to.toISOString() }),
});
const after = (beyond: string | undefined) => (beyond === undefined ? {} : { beyond });
const candidate = (summary: ContactSummary): Candidate => ({ startedAt: summary.startedAt, summary });

const page = (candidates: readonly Candidate[], limit: number): ListPage => ({
  candidates,
  more: candidates.length === limit ? candidates.at(-1)?.startedAt : undefined,
  requests: 1,
});
