import { chainStart, digestOf, link } from '../../../shared/domain/hash-chain.ts';
import { Fault } from '../../faults.ts';
import type { EventLog, Head, LogRow, Seal, SealedRow } from './event-log.ts';

/** Rows in one seal: about 100 bytes each, far below the 400 KB of an item. */
const mostRows = 1_000;
/** How often a seal is made anew because somebody else was faster. */
const attempts = 20;

/**
 * Gives every row of a contact that has none its number and hash. Functions that a caller waits for only append a row, one
 * request; rows come late and from many writers, so their order is settled here, once, in the order in which they were written.
 */
export async function sealContact(log: EventLog, contactId: string): Promise<Head> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { rows, seals } = await log.of(contactId);
    const seal = nextSeal(contactId, rows, seals);
    if (!seal) return headOf(contactId, seals);
    await log.add(seal);
  }
  throw new Fault({
    code: 'dependency-failed',
    hint: 'a contact gets rows faster than they are sealed; the next run goes on',
  });
}

export function headOf(contactId: string, seals: readonly Seal[]): Head {
  const last = seals.at(-1);
  if (!last) return { contactId, rows: 0, hash: chainStart(contactId) };
  return {
    contactId,
    rows: last.first + last.rows.length - 1,
    hash: last.rows.at(-1)?.hash ?? last.previous,
  };
}

export function nextSeal(
  contactId: string,
  rows: readonly LogRow[],
  seals: readonly Seal[],
): Seal | undefined {
  const sealed = new Set(seals.flatMap((seal) => seal.rows.map(({ sequence }) => sequence)));
  const open = rows
    .filter(({ sequence }) => !sealed.has(sequence))
    .sort((a, b) => (writtenOrder(a) < writtenOrder(b) ? -1 : 1))
    .slice(0, mostRows);
  if (open.length === 0) return undefined;
  const head = headOf(contactId, seals);
  let { hash } = head;
  const hashed = open.map((row): SealedRow => {
    hash = link(hash, row.sequence, digestOfRow(row));
    const { sequence, writtenAt } = row;
    return { sequence, hash, ...(writtenAt !== undefined && { writtenAt }) };
  });
  return { contactId, first: head.rows + 1, previous: head.hash, rows: hashed };
}

/** Of everything in the row but where it stands: a row that was moved is recognised. */
export function digestOfRow({ sequence: _place, ...row }: LogRow): string {
  return digestOf(row);
}

const writtenOrder = ({ writtenAt = '', sequence }: LogRow): string => `${writtenAt} ${sequence}`;
