import * as z from 'zod/mini';
import { canonical, digestOf, merkleRoot } from '../../../shared/domain/hash-chain.ts';
import type { Head } from './event-log.ts';

/** What one day's anchor says without its list. */
export interface AnchorTitle {
  /** UTC. */
  readonly day: string;
  /** Contacts that got a row on that day. */
  readonly contacts: number;
  /** Merkle root over their heads. */
  readonly root: string;
  /** The anchor before this one; null: the log begins here. */
  readonly previous: { readonly day: string; readonly hash: string } | null;
}

/** Where the chain of each contact stood that got a row on one day; each anchor covers the one before. */
export interface Anchor extends AnchorTitle {
  /** Covers all the rest. */
  readonly hash: string;
  readonly heads: readonly Head[];
}

/** Anchors, stored where nobody can change or delete them for years. */
export interface Anchors {
  /** Days that have one, from `from` on, in order. */
  days(from: string): Promise<readonly string[]>;
  read(day: string): Promise<Anchor | undefined>;
  /** False when the day has one already: it stays. */
  keep(anchor: Anchor): Promise<boolean>;
}

const rootOf = (heads: readonly Head[]): string => merkleRoot(heads.map((head) => canonical(head)));

export function anchorOf(
  day: string,
  heads: readonly Head[],
  previous: Pick<Anchor, 'day' | 'hash'> | undefined,
): Anchor {
  const sorted = heads.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const title: AnchorTitle = {
    day,
    contacts: sorted.length,
    root: rootOf(sorted),
    previous: previous ? { day: previous.day, hash: previous.hash } : null,
  };
  return { ...title, hash: digestOf(title), heads: sorted };
}

/** False when anything in it was changed after it was made. */
export function isIntact({ hash, heads, ...title }: Anchor): boolean {
  return title.contacts === heads.length && title.root === rootOf(heads) && hash === digestOf(title);
}

/** One JSON text a line: the title, then each head. A day of a large clinic is read line by line. */
export function anchorText({ heads, ...title }: Anchor): string {
  return `${[title, ...heads].map((line) => JSON.stringify(line)).join('\n')}\n`;
}

const titleInText = z.object({
  day: z.string(),
  contacts: z.int(),
  root: z.string(),
  previous: z.nullable(z.object({ day: z.string(), hash: z.string() })),
  hash: z.string(),
});
const headInText = z.object({ contactId: z.string(), rows: z.int(), hash: z.string() });

/** Undefined when it is no anchor. */
export function readAnchor(text: string): Anchor | undefined {
  try {
    const [title, ...heads] = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    return { ...titleInText.parse(title), heads: heads.map((head) => headInText.parse(head)) };
  } catch {
    return undefined;
  }
}

const dayLength = 86_400_000;

/** The UTC day so many days after (before) another. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
