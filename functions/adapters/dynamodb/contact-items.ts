/** Contact records as items: key `contactId`; `lastUpdate` is the version; `record` is the JSON as it came, numbers hidden. */
import * as z from 'zod/mini';
import { identityLevels } from '../../../shared/domain/identity-level.ts';
import { contactOutcomes } from '../../records/contact-outcome.ts';
import type { ContactRow, ContactSummary } from '../../records/contact-row.ts';
import { erasedRecord } from '../../records/erased-record.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import { expiresAt } from './expiry.ts';
import { readAs } from './read-as.ts';

const text = z.optional(z.string());
const summaryInItem = z.object({
  contactId: z.string(),
  startedAt: z.string(),
  outcome: z.enum(contactOutcomes),
  channel: text,
  method: text,
  agent: text,
  queue: text,
  chain: text,
  level: z.optional(z.enum(identityLevels)),
  reason: text,
  seconds: z.optional(z.number()),
  recorded: z.boolean(),
  voicemail: z.optional(z.literal(true)),
});
const seenInItem = z.object({
  lastUpdate: z.string(),
  patientId: text,
  summary: z.optional(z.object({ level: z.optional(z.enum(identityLevels)) })),
  held: z.optional(z.boolean()),
  erasedAt: text,
});

/**
 * `lastUpdate` of a row whose record has not come: it was put under hold, or its deletion was asked for. Older than every version,
 * so the first one to come takes its place and keeps to that. Until then the row is in no index, and is no record to anybody.
 */
export const noVersion = '0';

/** What a newer version needs to know of the one that is there. */
export type KeptContact = z.infer<typeof seenInItem>;

export const keptContact = (item: Item): KeptContact =>
  readAs(seenInItem, fromItem(item), 'CONTACT_RECORDS_TABLE');

/** Attributes that `contactItem` needs of the version that is there. */
export const seenAttributes = [
  'contactId',
  'lastUpdate',
  'patientId',
  'summary',
  'held',
  'erasedAt',
] as const;

/**
 * What became of a call stays when a newer version of its record comes: whom it was verified as, which is known for a day
 * only; that it is under hold, and so does not expire; that who called has had it deleted.
 */
export function contactItem(row: ContactRow, seen: KeptContact | undefined, keptDays: number): Item {
  const { contactId, lastUpdate, record, text, keys, summary } = row;
  const { number, ...otherKeys } = keys;
  const level = summary.level ?? seen?.summary?.level;
  const keptUntil = expiresAt(keys.startedAt.slice(0, 24), keptDays);
  // Nothing is deleted under hold: one that was put on before the record came keeps it whole.
  const erased = seen?.erasedAt !== undefined && !(seen.held && seen.lastUpdate === noVersion);
  return toItem({
    contactId,
    lastUpdate,
    ...otherKeys,
    number: erased ? undefined : number,
    patientId: erased ? undefined : (row.patientId ?? seen?.patientId),
    summary: { ...summary, level },
    record: erased ? JSON.stringify(erasedRecord(record)) : text,
    keptUntil,
    expiresAt: seen?.held ? undefined : keptUntil,
    held: seen?.held,
    erasedAt: erased ? seen?.erasedAt : undefined,
  });
}

const hasSummary = z.object({ summary: summaryInItem });

/** `summary` alone: indexes carry more, and the reader of a page waits for what is read of it. */
export function summaryFrom({ summary: stored }: Item): ContactSummary {
  const { summary } = readAs(
    hasSummary,
    fromItem(stored ? { summary: stored } : {}),
    'CONTACT_RECORDS_TABLE',
  );
  // Members of the schema that are undefined are absent: an item has no undefined.
  return summary as ContactSummary;
}
