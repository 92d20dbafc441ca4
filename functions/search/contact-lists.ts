import type { ContactSummary } from '../records/contact-row.ts';
import { readCursor, writeCursor } from '../records/find-contact-records/cursor.ts';
import { findContactRecords, type LookFor } from '../records/find-contact-records/find-contact-records.ts';
import type { ContactSearch, CriterionName, SearchPorts } from './contact-search.ts';

/** Somebody who may be found: on one list of contacts, the other criteria are still to be looked at. */
export interface Candidate {
  readonly startedAt: string;
  readonly summary?: ContactSummary;
}

/** Contacts of one criterion, newest first. */
export interface ContactList {
  /** What its contacts need not be asked any more. A word is one of several. */
  readonly settles: { readonly criterion: CriterionName; readonly token?: string };
  /** `more`: where to go on; undefined at the end of the list. */
  read(beyond: string | undefined, limit: number): Promise<ListPage>;
}
export interface ListPage {
  readonly candidates: readonly Candidate[];
  readonly more: string | undefined;
}

/**
 * Lists that hold every contact that is searched for. Those of one patient, number, agent or word are one request for a page;
 * only without any of them it is a list by queue, outcome or time, which costs four requests for each day.
 */
export function listsFor({ index, words }: SearchPorts, search: ContactSearch): readonly ContactList[] {
  const { patientId, number, agent, words: tokens = [] } = search.look;
  const range = {
    ...(search.from && { from: search.from.toISOString() }),
    ...(search.to && { to: search.to.toISOString() }),
  };
  const byKey = (
    criterion: 'patientId' | 'number' | 'agent',
    name: 'by-patient' | 'by-number' | 'by-agent',
    key: string | undefined,
  ): ContactList[] =>
    key === undefined
      ? []
      : [
          {
            settles: { criterion },
            read: async (beyond, limit) => {
              const asked = { index: name, partitions: [key], newestFirst: true, limit, ...range };
              const found = await index.find({ ...asked, ...(beyond !== undefined && { beyond }) });
              return page(
                found.map((summary) => ({ startedAt: summary.startedAt, summary })),
                limit,
              );
            },
          },
        ];
  const byWord = tokens.map(
    (token): ContactList => ({
      settles: { criterion: 'words', token },
      read: async (beyond, limit) => {
        const found = await words.find(token, { ...range, limit, ...(beyond !== undefined && { beyond }) });
        return page(
          found.map((startedAt) => ({ startedAt })),
          limit,
        );
      },
    }),
  );
  const lists = [
    ...byKey('patientId', 'by-patient', patientId),
    ...byKey('number', 'by-number', number),
    ...byKey('agent', 'by-agent', agent),
    ...byWord,
  ];
  return lists.length > 0 ? lists : [byDay({ index }, search)];
}

const page = (candidates: readonly Candidate[], limit: number): ListPage => ({
  candidates,
  more: candidates.length === limit ? candidates.at(-1)?.startedAt : undefined,
});

/** The caller has seen to it that there is a time from and to. */
function byDay({ index }: Pick<SearchPorts, 'index'>, { look, from, to }: ContactSearch): ContactList {
  const wanted = lookByDay(look);
  const asked = { look: wanted, ...(from && { from }), ...(to && { to }) };
  return {
    settles: { criterion: wanted.by === 'day' ? 'time' : wanted.by },
    read: async (beyond, limit) => {
      const cursor = beyond === undefined ? {} : { cursor: writeCursor(beyond, asked) };
      const found = await findContactRecords(
        { find: index.find, read: async () => undefined },
        { ...asked, ...cursor, limit },
      );
      if ('problem' in found) return { candidates: [], more: undefined };
      return {
        candidates: found.contacts.map((summary) => ({ startedAt: summary.startedAt, summary })),
        more: found.cursor === undefined ? undefined : readCursor(found.cursor, asked),
      };
    },
  };
}

function lookByDay({
  queue,
  outcome,
}: ContactSearch['look']): LookFor & { readonly by: 'queue' | 'outcome' | 'day' } {
  if (queue !== undefined) return { by: 'queue', queue };
  if (outcome !== undefined) return { by: 'outcome', outcome };
  return { by: 'day' };
}
