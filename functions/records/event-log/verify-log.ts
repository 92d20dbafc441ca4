import { dayOf } from '../day-shards.ts';
import type { Anchor } from './anchor.ts';
import type { Head, LogRow, Seal } from './event-log.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { type Finding, type RowDigest, rowDigest, verifyContact } from './verify-contact.ts';

export interface LogVerification {
  /** Anchors by the day of their name; undefined: it is there and cannot be read. */
  readonly anchors: ReadonlyMap<string, Anchor | undefined>;
  /** The last day that must have an anchor by now. */
  readonly anchoredUntil: string;
  /** The first day whose anchor cannot have run out yet. Absent: none can. */
  readonly anchorsKeptFrom?: string;
  /** Rows written later than this need no seal yet. ISO. */
  readonly sealedUntil: string;
  /** When the log was read: nothing was written later. ISO. */
  readonly readAt: string;
  /** Only some days are given. */
  readonly excerpt: boolean;
}

export interface Verified {
  readonly rows: number;
  readonly contacts: number;
  readonly findings: readonly Finding[];
}

interface Gathered {
  readonly rows: RowDigest[];
  readonly seals: Seal[];
}

/** Verifies a whole log, or what is given of it, entry by entry in any order. Of a row only its digest is kept. */
export class LogVerifier {
  private readonly known = new Map<string, Gathered>();
  private readonly given: LogVerification;
  private rows = 0;

  constructor(given: LogVerification) {
    this.given = given;
  }

  row(row: LogRow): void {
    this.rows++;
    this.of(row.contactId).rows.push(rowDigest(row));
  }

  seal(seal: Seal): void {
    this.of(seal.contactId).seals.push(seal);
  }

  end(): Verified {
    const { anchors, anchoredUntil: until, anchorsKeptFrom: keptFrom, sealedUntil, excerpt } = this.given;
    const findings: Finding[] = [
      ...verifyAnchors({ byDay: anchors, until, excerpt, ...(keptFrom !== undefined && { keptFrom }) }),
    ];
    const anchored = this.anchored();
    if (anchors.size === 0 && this.rowsUntil(until))
      findings.push({
        damage: 'anchor-missing',
        message: `there is no anchor at all up to ${until}`,
      });
    for (const contactId of new Set([...this.known.keys(), ...anchored.keys()])) {
      const { rows, seals } = this.known.get(contactId) ?? { rows: [], seals: [] };
      const heads = anchored.get(contactId) ?? [];
      findings.push(...verifyContact({ contactId, rows, seals, anchored: heads, sealedUntil }));
      findings.push(...this.strangers(contactId, rows, heads));
    }
    return { rows: this.rows, contacts: this.known.size, findings };
  }

  /** Rows that say no time at which they can have been written, and rows of a day whose anchor does not know their contact. */
  private strangers(
    contactId: string,
    rows: readonly RowDigest[],
    heads: readonly { readonly day: string }[],
  ): readonly Finding[] {
    const added = (message: string): Finding => ({ damage: 'added', contactId, message });
    const days = new Set(rows.flatMap(({ writtenAt }) => (writtenAt ? dayOf(writtenAt) : [])));
    return [
      ...rows
        .filter(({ writtenAt }) => !(writtenAt !== undefined && writtenAt <= this.given.readAt))
        .map(({ sequence }) => added(`${sequence} says no time, or one to come, at which it was written`)),
      ...[...days]
        .filter((day) => this.given.anchors.get(day) && !heads.some((head) => head.day === day))
        .map((day) => added(`rows of ${day} are none that the anchor of that day knows`)),
    ];
  }

  private anchored(): Map<string, (Head & { readonly day: string })[]> {
    const byContact = new Map<string, (Head & { readonly day: string })[]>();
    for (const [day, anchor] of this.given.anchors)
      for (const head of anchor?.heads ?? []) {
        const heads = byContact.get(head.contactId);
        if (heads) heads.push({ ...head, day });
        else byContact.set(head.contactId, [{ ...head, day }]);
      }
    return byContact;
  }

  private rowsUntil(day: string): boolean {
    return [...this.known.values()].some(({ rows }) =>
      rows.some(({ writtenAt = '' }) => writtenAt.slice(0, 10) <= day),
    );
  }

  private of(contactId: string): Gathered {
    const known = this.known.get(contactId);
    if (known) return known;
    const made: Gathered = { rows: [], seals: [] };
    this.known.set(contactId, made);
    return made;
  }
}
