import { chainStart, link } from '../../../shared/domain/hash-chain.ts';
import { dayOf } from '../day-shards.ts';
import type { Head, LogRow, Seal, SealedRow } from './event-log.ts';
import { digestOfRow } from './seal-contact.ts';

/** What is wrong with the log of a contact, or with the anchors. */
export type Damage =
  | 'changed'
  | 'missing'
  | 'moved'
  | 'added'
  | 'seal-changed'
  | 'seal-missing'
  | 'cut-off'
  | 'rewritten'
  | 'anchor-changed'
  | 'anchor-missing'
  | 'anchor-early'
  | 'stranger';

export interface Finding {
  readonly damage: Damage;
  /** Absent: it is about an anchor. */
  readonly contactId?: string;
  /** Of the row in the chain of its contact, or the first of several. */
  readonly number?: number;
  readonly message: string;
}

/** What is left of a row to verify it: a million of them fit into memory. */
export interface RowDigest {
  readonly sequence: string;
  readonly digest: string;
  readonly writtenAt?: string;
}

export function rowDigest(row: LogRow): RowDigest {
  const { sequence, writtenAt } = row;
  return { sequence, digest: digestOfRow(row), ...(writtenAt !== undefined && { writtenAt }) };
}

export interface ContactLog {
  readonly contactId: string;
  readonly rows: readonly RowDigest[];
  readonly seals: readonly Seal[];
  /** What the anchors say of this contact, with their days. */
  readonly anchored: readonly (Head & { readonly day: string })[];
  /** Rows written later than this need no seal yet. ISO. */
  readonly sealedUntil: string;
}

/** Everything that is wrong with the log of one contact, in the order of its rows. */
export function verifyContact(log: ContactLog): readonly Finding[] {
  const { contactId } = log;
  const open = new Map(log.rows.map((row) => [row.sequence, row]));
  const hashes = new Map<number, string>([[0, chainStart(contactId)]]);
  const findings: Finding[] = [];
  const found = (damage: Damage, message: string, number?: number) =>
    findings.push({ damage, contactId, message, ...(number !== undefined && { number }) });
  const anchored = log.anchored.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  /** The anchor that was made first after a row was written holds it, and no row of that time comes behind it. */
  const isLate = ({ writtenAt }: RowDigest, at: number): boolean =>
    writtenAt !== undefined && at > (anchored.find(({ day }) => day >= dayOf(writtenAt))?.rows ?? at);
  let number = 0;
  let previous = chainStart(contactId);
  for (const seal of log.seals.toSorted((a, b) => a.first - b.first)) {
    if (seal.first !== number + 1)
      found('seal-missing', `numbers ${number + 1} to ${seal.first - 1} have no seal`, number + 1);
    else if (seal.previous !== previous)
      found('seal-changed', 'the seal from here on does not continue the chain', seal.first);
    number = seal.first - 1;
    previous = seal.previous;
    const left = [...seal.rows];
    while (left.length > 0) {
      number++;
      const { sealed, row, say } = takeNext(left, { previous, open, all: log.rows });
      if (say) found(say.damage, say.message, number);
      if (row && isLate(row, number))
        found('added', `${row.sequence} says it was written before an anchor that does not hold it`, number);
      previous = sealed.hash;
      hashes.set(number, previous);
    }
  }
  const first = number + 1;
  for (const { sequence, writtenAt } of open.values()) {
    if (writtenAt === undefined || writtenAt < log.sealedUntil)
      found('added', `${sequence} belongs to no number: it was put in behind the sealer's back`, first);
  }
  for (const { rows, hash, day } of anchored) {
    if (rows > number)
      found(
        'cut-off',
        `rows ${number + 1} to ${rows}, which the anchor of ${day} holds, are gone`,
        number + 1,
      );
    else if (hashes.get(rows) !== hash)
      found('rewritten', `rows up to ${rows} are not those that the anchor of ${day} holds`, rows);
  }
  return findings;
}

interface Standing {
  readonly previous: string;
  /** Rows that no number has claimed yet. */
  readonly open: Map<string, RowDigest>;
  readonly all: readonly RowDigest[];
}
interface Taken {
  readonly sealed: SealedRow;
  /** What stands there now, if it is what was sealed. */
  readonly row?: RowDigest;
  readonly say?: { readonly damage: Damage; readonly message: string };
}

const fits = (previous: string, at: SealedRow, row?: RowDigest): boolean =>
  row !== undefined && link(previous, at.sequence, row.digest) === at.hash;

/** Takes the row that comes next out of `left`: the first one, unless another one fits the chain. */
function takeNext(left: SealedRow[], { previous, open, all }: Standing): Taken {
  const next = left.shift();
  if (!next) throw new RangeError('Nothing is left of the seal.');
  const row = open.get(next.sequence);
  if (row && fits(previous, next, row)) {
    open.delete(next.sequence);
    return { sealed: next, row };
  }
  const elsewhere = left.findIndex((other) => fits(previous, other, open.get(other.sequence)));
  const [other] = elsewhere < 0 ? [] : left.splice(elsewhere, 1);
  if (other) {
    left.unshift(next);
    open.delete(other.sequence);
    return { sealed: other, say: { damage: 'moved', message: `${other.sequence} stood here in the seal` } };
  }
  open.delete(next.sequence);
  const now = all.find((one) => fits(previous, next, one));
  if (now) {
    // Unless it has taken the place of another row, it is accounted for.
    if (!row) open.delete(now.sequence);
    const message = `what stood at ${next.sequence} now stands at ${now.sequence}`;
    return { sealed: next, say: { damage: 'moved', message } };
  }
  return row
    ? { sealed: next, say: { damage: 'changed', message: `${next.sequence} is not as it was written` } }
    : { sealed: next, say: { damage: 'missing', message: `${next.sequence} is gone` } };
}
