import { chainStart, digestOf, link } from '../../shared/domain/hash-chain.ts';
import type { ListenerRole, Reason } from './listeners.ts';
import type { RecordingKind } from './stored-recording.ts';

/** Why somebody got nothing. */
export type Refusal =
  | 'unreadable-request'
  | 'no-role'
  | 'reason-not-of-role'
  | 'no-ticket'
  | 'no-recording'
  | 'no-record'
  /** What lies there is not what was stored when the call ended, or nothing does before its period is over. */
  | 'altered'
  | 'unknown-link'
  | 'other-asker'
  | 'expired-link'
  | 'used-link'
  /** Parts of a recording begin at fixed places. */
  | 'no-such-part'
  | 'under-hold'
  /** No open one, or it was said in another call. */
  | 'no-message'
  /** Who asks has not taken the message. */
  | 'not-taken'
  /** Somebody else works on the message. */
  | 'taken-by-other';

/** One request about recordings or messages, a search among calls, or the reading of one, and how it ended: who, what, when, why. Never a word of a call. */
export interface AccessEntry {
  readonly at: string;
  readonly action:
    | 'ask'
    | 'hear'
    | 'hold'
    | 'lift-hold'
    | 'delete'
    | 'search'
    | 'read'
    | 'list-messages'
    | 'take-message'
    | 'finish-message';
  /**
   * `begun`: it is allowed, and what changes something starts now; `failed`: a fault ended it, and what was done until then
   * stands. Behind `begun` comes how it ended, and nothing when the function itself was stopped.
   */
  readonly outcome: 'begun' | 'granted' | 'refused' | 'failed';
  readonly refusal?: Refusal;
  /** ARN and name of the session that asked; the function that goes on with what somebody had asked for. */
  readonly asker: string;
  readonly person: string;
  readonly role?: ListenerRole;
  readonly contactId?: string;
  readonly messageId?: string;
  readonly recording?: RecordingKind;
  readonly reason?: Reason;
  readonly ticket?: string;
  readonly breakGlass?: true;
  /** Hash of the certificate of a deletion. */
  readonly certificate?: string;
  /** Of a search: by what kinds of things, never their values, and how many calls the page shows; of the messages, how many. */
  readonly lookedBy?: readonly string[];
  readonly found?: number;
}

/** An entry in its place: numbers have no gap, each hash covers the entry and the hash before. */
export interface ChainedEntry extends AccessEntry {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

export interface AccessLog {
  /** Resolves when the entry is in the table and its copy where nobody can change it: what was granted is given only then. */
  append(entry: AccessEntry): Promise<ChainedEntry>;
}

/**
 * Does what was asked for; a fault on the way stands in the log before it goes on. `entry`: the request as far as it is known.
 * What changes something appends `begun` first: a function that is stopped writes nothing more.
 */
export async function orFailed<T>(
  log: AccessLog,
  entry: Omit<AccessEntry, 'outcome' | 'refusal'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    // When not even this can be written, the first fault says more.
    await log.append({ ...entry, outcome: 'failed' }).catch(() => undefined);
    throw fault;
  }
}

export interface AccessLogHead {
  readonly number: number;
  readonly hash: string;
}

export const logStart: AccessLogHead = { number: 0, hash: chainStart('access to recordings') };

export function chained(entry: AccessEntry, head: AccessLogHead): ChainedEntry {
  const number = head.number + 1;
  const hash = link(head.hash, String(number), digestOf(entry));
  return { ...entry, number, previous: head.hash, hash };
}

export interface LogDamage {
  readonly number: number;
  readonly damage: 'missing' | 'doubled' | 'changed' | 'cut-off' | 'copy-differs' | 'copy-missing';
}

/**
 * What is wrong with the entries, in their order, from `from` to where the head says they end. `copies`: what lies in the
 * audit bucket; it decides when somebody has rewritten the table from a row to its end, head included.
 */
export function verifyAccessLog(
  entries: readonly ChainedEntry[],
  {
    from = logStart,
    head,
    copies,
  }: { from?: AccessLogHead; head: AccessLogHead; copies?: ReadonlyMap<number, ChainedEntry> },
): readonly LogDamage[] {
  const found: LogDamage[] = [];
  let last = from;
  for (const entry of entries.toSorted((a, b) => a.number - b.number)) {
    if (entry.number <= last.number) {
      // Which of the two is the true one, their copies say.
      found.push({ number: entry.number, damage: 'doubled' });
      continue;
    }
    for (let number = last.number + 1; number < entry.number; number++)
      found.push({ number, damage: 'missing' });
    const { number, previous, hash, ...content } = entry;
    const continues = number !== last.number + 1 || previous === last.hash;
    if (!continues || hash !== link(previous, String(number), digestOf(content)))
      found.push({ number, damage: 'changed' });
    last = { number, hash };
  }
  for (let number = last.number + 1; number <= head.number; number++)
    found.push({ number, damage: 'missing' });
  if (head.number < last.number || (head.number === last.number && head.hash !== last.hash))
    found.push({ number: last.number, damage: 'cut-off' });
  return copies ? [...found, ...comparedWith(copies, entries)] : found;
}

function comparedWith(
  copies: ReadonlyMap<number, ChainedEntry>,
  entries: readonly ChainedEntry[],
): readonly LogDamage[] {
  const rows = new Map(entries.map((entry) => [entry.number, entry]));
  const numbers = [...new Set([...rows.keys(), ...copies.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number): LogDamage[] => {
    const [row, copy] = [rows.get(number), copies.get(number)];
    if (!copy) return [{ number, damage: 'copy-missing' }];
    return row && digestOf(row) === digestOf(copy)
      ? []
      : [{ number, damage: row ? 'copy-differs' : 'missing' }];
  });
}
