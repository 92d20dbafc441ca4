/** How each table of records is mended: what of a row never goes back, whatever a backup says. */
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { readContactRecord } from '../../functions/records/contact-record.ts';
import { erasedRecord } from '../../functions/records/erased-record.ts';
import { canonical } from './canonical.ts';

export interface TableRule {
  /** Attributes of the table's key. */
  readonly key: readonly string[];
  /** What should stand there; `now` when it should stay. `now` is undefined when the row is gone. */
  readonly mended: (now: Item | undefined, then: Item) => Item | undefined;
}

export const tableRules = {
  CONTACT_RECORDS_TABLE: { key: ['contactId'], mended: mendedContact },
  /** Rows and seals are written once. */
  CONTACT_EVENTS_TABLE: { key: ['contactId', 'sequence'], mended: (_now, then) => then },
  ACCESS_LOG_TABLE: { key: ['day', 'number'], mended: mendedAccess },
  RECORDINGS_TABLE: { key: ['contactId', 'object'], mended: mendedRecording },
} as const satisfies Readonly<Record<string, TableRule>>;
export type MendableTable = keyof typeof tableRules;

/** A newer version came honestly; if it did not, the re-drive brings the true one. What was erased stays erased, what is held held. */
function mendedContact(now: Item | undefined, then: Item): Item | undefined {
  if (!now) return then;
  if (textOf(now, 'lastUpdate') > textOf(then, 'lastUpdate')) return now;
  const asMarked = erased(heldAs(then, now), now.erasedAt ?? then.erasedAt);
  // Undamaged: a hold that was lifted since stays lifted.
  if (canonical(asMarked) === canonical(now)) return now;
  return then.held ? heldAs(asMarked, then) : asMarked;
}

function heldAs({ held: _, expiresAt, ...row }: Item, { held }: Item): Item {
  if (held) return { ...row, held };
  const end = expiresAt ?? row.keptUntil;
  return { ...row, ...(end && { expiresAt: end }) };
}

function erased(row: Item, erasedAt: Item[string] | undefined): Item {
  if (!erasedAt) return row;
  const { patientId: _, number: __, ...rest } = row;
  const text = textOf(row, 'record');
  if (text === '') return { ...rest, erasedAt };
  const record = erasedRecord(readContactRecord(Buffer.from(text)));
  return { ...rest, erasedAt, record: { S: JSON.stringify(record) } };
}

/** The head goes forward only. A link that was used must not work again: none is brought back, each lives five minutes. */
function mendedAccess(now: Item | undefined, then: Item): Item | undefined {
  if (textOf(then, 'day').startsWith('link#')) return now;
  if (textOf(then, 'day') !== 'head') return then;
  return lastOf(now) >= lastOf(then) ? now : then;
}

/** Holds that were lifted since come back, and are lifted by replaying what was decided; what was deleted stays deleted. */
function mendedRecording(now: Item | undefined, then: Item): Item {
  if (!now) return then;
  const { expiresAt: _, ...object } = then;
  const marks = ['held', 'versions', 'deletedFor', 'deletedAt', 'expiresAt'].flatMap((name) =>
    now[name] ? [[name, now[name]] as const] : [],
  );
  return { ...object, ...Object.fromEntries(marks) };
}

const textOf = (row: Item, name: string): string => String(row[name]?.S ?? '');
const lastOf = (row: Item | undefined): number => Number(row?.last?.N ?? -1);
