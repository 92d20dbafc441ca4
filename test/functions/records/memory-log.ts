/** The event log and its anchors in memory, with the means to tamper with them. */
import type { Anchor, Anchors } from '../../../functions/records/event-log/anchor.ts';
import type { EventLog, LogRow, Seal } from '../../../functions/records/event-log/event-log.ts';
import { rowDigest, verifyContact } from '../../../functions/records/event-log/verify-contact.ts';

export interface TestRow extends LogRow {
  readonly kind: string;
  readonly [member: string]: unknown;
}

export class MemoryLog implements EventLog, Anchors {
  rows: TestRow[] = [];
  seals: Seal[] = [];
  anchors = new Map<string, Anchor>();
  /** Before each seal is written: time for somebody else to be faster. */
  pause: () => Promise<void> = async () => {};

  append(...rows: TestRow[]): void {
    this.rows.push(...rows);
  }
  async of(contactId: string) {
    const mine = <T extends { contactId: string }>(all: readonly T[]) =>
      all.filter((one) => one.contactId === contactId);
    return { rows: mine(this.rows), seals: mine(this.seals).sort((a, b) => a.first - b.first) };
  }
  async add(seal: Seal) {
    await this.pause();
    if (this.seals.some(({ contactId, first }) => contactId === seal.contactId && first === seal.first))
      return false;
    this.seals.push(seal);
    return true;
  }
  async writtenTo(from: Date, to: Date) {
    const [low, high] = [from.toISOString(), to.toISOString()];
    const found = this.rows.filter(({ writtenAt = '' }) => writtenAt >= low && writtenAt < high);
    return new Set(found.map(({ contactId }) => contactId));
  }
  async days(from: string) {
    return [...this.anchors.keys()].filter((day) => day >= from).sort();
  }
  async read(day: string) {
    return this.anchors.get(day);
  }
  async keep(anchor: Anchor) {
    if (this.anchors.has(anchor.day)) return false;
    this.anchors.set(anchor.day, anchor);
    return true;
  }
  /** What verification says of a contact, in short: `3 changed`. */
  findings(contactId: string, sealedUntil = '9'): string[] {
    const anchored = [...this.anchors.values()].flatMap(({ day, heads }) =>
      heads.filter((head) => head.contactId === contactId).map((head) => ({ ...head, day })),
    );
    const rows = this.rows.filter((row) => row.contactId === contactId).map(rowDigest);
    const seals = this.seals.filter((seal) => seal.contactId === contactId);
    return verifyContact({ contactId, rows, seals, anchored, sealedUntil }).map(
      ({ number, damage }) => `${number} ${damage}`,
    );
  }
}

/** `count` rows of a contact, a second apart. */
export const someRows = (contactId: string, count: number, from = '2026-03-03T10:00:00.000Z'): TestRow[] =>
  Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.parse(from) + n * 1000).toISOString();
    return { contactId, sequence: `${at}#verify-code`, writtenAt: at, kind: 'function', outcome: `o-${n}` };
  });
