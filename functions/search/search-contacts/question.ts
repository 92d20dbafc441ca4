import * as z from 'zod/mini';
import { phoneLookup } from '../../identity/lookup-key.ts';
import type { Mac } from '../../identity/mac.ts';
import { contactOutcomes } from '../../records/contact-outcome.ts';
import type { CannotFind } from '../../records/find-contact-records/find-contact-records.ts';
import type { ContactSearch, CriterionName } from '../contact-search.ts';
import { wordTokens } from '../word-tokens.ts';
import { wordsOf } from '../words.ts';

const id = z.optional(z.string().check(z.minLength(1), z.maxLength(256)));
const moment = z.optional(z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time)))));

/** A search as somebody of the clinic asks it: everything that is named must be so. */
const question = z.strictObject({
  patientId: id,
  number: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
  /** Ids of Connect. */
  agent: id,
  queue: id,
  outcome: z.optional(z.enum(contactOutcomes)),
  /** All of them were said, in whatever order. */
  words: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** In which the words are, e.g. `es-US`. */
  language: z.optional(z.string().check(z.regex(/^[a-z]{2}(-[A-Z]{2})?$/))),
  from: moment,
  to: moment,
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.number()),
});

export interface ReadSearch {
  readonly search: ContactSearch;
  readonly lookedBy: readonly CriterionName[];
}

const usualLanguage = 'en-US';

/** Number and words are hidden at once: from here on nobody knows them. */
export async function readSearch(asked: unknown, mac: Mac): Promise<ReadSearch | CannotFind> {
  const read = question.safeParse(asked);
  if (!read.success) {
    return {
      problem:
        'Ask with `patientId`, `number`, `agent`, `queue`, `outcome`, `words` and their `language`, `from`, `to`, `cursor`, `limit`.',
    };
  }
  const { patientId, number, agent, queue, outcome, words, language = usualLanguage } = read.data;
  const { from, to, cursor, limit } = read.data;
  const asWords = words === undefined ? [] : [...wordsOf(words, language)];
  if (words !== undefined && asWords.length === 0) {
    return { problem: 'Ask for words that say more: short and everyday ones, and numbers, are not kept.' };
  }
  const token = asWords.length > 0 ? await wordTokens(mac, language) : undefined;
  const look = {
    ...(patientId !== undefined && { patientId }),
    ...(number !== undefined && { number: await fingerprint(mac, number) }),
    ...(agent !== undefined && { agent }),
    ...(queue !== undefined && { queue }),
    ...(outcome !== undefined && { outcome }),
    ...(token && { words: asWords.map(token) }),
  };
  const search = {
    look,
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
  };
  // The members of `look` are criteria.
  const lookedBy = [...(Object.keys(look) as CriterionName[]), ...((from ?? to) ? (['time'] as const) : [])];
  return { search, lookedBy };
}

/** As in the records: the text behind `phone#`. */
async function fingerprint(mac: Mac, number: string): Promise<string> {
  const key = await phoneLookup(mac, number);
  return key.slice(key.indexOf('#') + 1);
}
