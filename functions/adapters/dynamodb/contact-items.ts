/** Contact records as items: key `contactId`; `lastUpdate` is the version; `record` is the JSON as it came, numbers hidden. */
import * as z from 'zod/mini';
import { identityLevels } from '../../../shared/domain/identity-level.ts';
import { contactOutcomes } from '../../records/contact-outcome.ts';
import type { ContactRow, ContactSummary } from '../../records/contact-row.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
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
  seconds: z.optional(z.number()),
  recorded: z.boolean(),
});
const seenInItem = z.object({
  lastUpdate: z.string(),
  patientId: text,
  summary: z.optional(z.object({ level: z.optional(z.enum(identityLevels)) })),
});

/** What a newer version needs to know of the one that is there. */
export type KeptContact = z.infer<typeof seenInItem>;

export const keptContact = (item: Item): KeptContact =>
  readAs(seenInItem, fromItem(item), 'CONTACT_RECORDS_TABLE');

/** Whom a call was verified as is known for a day after it; a version that comes later must not forget it. */
export function contactItem(row: ContactRow, seen: KeptContact | undefined): Item {
  const { contactId, lastUpdate, record, keys, summary } = row;
  const patientId = row.patientId ?? seen?.patientId;
  const level = summary.level ?? seen?.summary?.level;
  return toItem({
    contactId,
    lastUpdate,
    ...keys,
    patientId,
    summary: { ...summary, level },
    record: JSON.stringify(record),
  });
}

export function summaryFrom(item: Item): ContactSummary {
  const { summary } = readAs(z.object({ summary: summaryInItem }), fromItem(item), 'CONTACT_RECORDS_TABLE');
  // Members of the schema that are undefined are absent: an item has no undefined.
  return summary as ContactSummary;
}
