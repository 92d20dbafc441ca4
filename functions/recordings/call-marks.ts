import type { ContactIndex } from '../records/contact-records.ts';
import { chainLegs } from '../records/find-contact-records/read-chain.ts';
import type { LegalHold, MarkedLeg, RecordingIndex, StoredRecording } from './stored-recording.ts';

type Version = Pick<StoredRecording, 'key' | 'versionId'>;

/** Holds on the objects themselves: nobody deletes a held version, no lifecycle rule either. */
export interface ObjectHolds {
  isHeld(version: Version): Promise<boolean>;
  /** False: the version is gone, so there is nothing to hold. */
  set(version: Version, held: boolean): Promise<boolean>;
}

/** The marks as rows beside the recordings of a leg, and on its record. */
export interface MarkRows {
  /** The same ticket twice is one hold. */
  putHold(contactId: string, hold: LegalHold): Promise<void>;
  liftHold(contactId: string, ticket: string): Promise<void>;
  /** The first deletion stays. False: there was one. */
  putDeletion(contactId: string, deletion: LegalHold): Promise<boolean>;
  takeBackDeletion(contactId: string): Promise<void>;
  /** The record of a leg does not expire, or does again. A record that has not come is kept as it comes. */
  keepRecord(contactId: string, kept: boolean): Promise<void>;
  /** As does the row of an object. `ours`: we hold the object; what somebody else holds in S3 we do not let go. */
  keepRecording(
    recording: StoredRecording,
    state: { readonly kept: boolean; readonly ours: boolean },
  ): Promise<void>;
}

export interface MarkPorts {
  readonly contacts: Pick<ContactIndex, 'read' | 'find'>;
  readonly index: RecordingIndex;
  readonly rows: MarkRows;
  readonly holds: ObjectHolds;
}

/** All legs of a call that are known, and those that they name, each with what is kept and marked of it. */
export async function markedLegs(
  { contacts, index }: Pick<MarkPorts, 'contacts' | 'index'>,
  ...named: readonly string[]
): Promise<readonly MarkedLeg[]> {
  const known = (await Promise.all(named.map((one) => chainLegs(contacts, one)))).flat();
  return Promise.all([...new Set([...named, ...known])].map((leg) => index.of(leg)));
}

/**
 * Every leg gets the marks of every other: what is marked on a part of a call is marked on the call. Answers the legs as they
 * were before. Legs that come later get them when their record comes (carryMarks).
 */
export async function spreadMarks(
  ports: MarkPorts,
  ...named: readonly string[]
): Promise<readonly MarkedLeg[]> {
  const legs = await markedLegs(ports, ...named);
  const holds = new Map(legs.flatMap((leg) => leg.holds.map((hold) => [hold.ticket, hold] as const)));
  const deletion = legs.find((leg) => leg.deletion)?.deletion;
  for (const leg of legs) {
    for (const hold of holds.values())
      if (!leg.holds.some(({ ticket }) => ticket === hold.ticket))
        await ports.rows.putHold(leg.contactId, hold);
    if (deletion && !leg.deletion) await ports.rows.putDeletion(leg.contactId, deletion);
    // Read anew: what was stored since the first reading, by somebody who did not see the hold yet, is there now.
    if (holds.size > 0) await holdLeg(ports, await ports.index.of(leg.contactId));
  }
  return legs;
}

async function holdLeg(ports: Pick<MarkPorts, 'rows' | 'holds'>, leg: MarkedLeg): Promise<void> {
  // The rows first: what is marked stays marked when an object makes trouble.
  await ports.rows.keepRecord(leg.contactId, true);
  await Promise.all(
    leg.recordings.map((one) =>
      one.deletedAt === undefined
        ? holdRecording(ports, one)
        : // That it was deleted is evidence too.
          ports.rows.keepRecording(one, { kept: true, ours: false }),
    ),
  );
}

/** The row says that we hold the object before we do: a run that broke off knows which holds are its own. */
export async function holdRecording(
  { rows, holds }: { readonly rows: Pick<MarkRows, 'keepRecording'>; readonly holds: ObjectHolds },
  recording: StoredRecording,
): Promise<void> {
  const ours = recording.held === true || !(await holds.isHeld(recording));
  await rows.keepRecording(recording, { kept: true, ours });
  if (ours) await holds.set(recording, true);
}

/** For legs under no ticket any more. A hold that comes meanwhile has its row already, and is put on anew. */
export async function letGo(ports: MarkPorts, legs: readonly MarkedLeg[]): Promise<void> {
  for (const { contactId } of legs) {
    const leg = await ports.index.of(contactId);
    if (leg.holds.length > 0) continue;
    for (const one of leg.recordings) {
      if (one.held) await ports.holds.set(one, false);
      await ports.rows.keepRecording(one, { kept: false, ours: false });
    }
    await ports.rows.keepRecord(contactId, false);
    const after = await ports.index.of(contactId);
    if (after.holds.length > 0) await holdLeg(ports, after);
  }
}

/** On request, and no hold keeps what is left. */
export const isDeleted = ({ deletion, holds }: MarkedLeg): boolean =>
  deletion !== undefined && holds.length === 0;

export const thereOf = ({ recordings }: MarkedLeg): readonly StoredRecording[] =>
  recordings.filter(({ deletedAt }) => deletedAt === undefined);

/** A leg whose record has just been written, and the one that it names as its first. */
export interface WrittenLeg {
  readonly contactId: string;
  readonly chain?: string;
}

export interface CarryPorts extends MarkPorts {
  /** Those that lack a mark of their call, or may. */
  readonly toMark: (written: readonly WrittenLeg[]) => Promise<readonly WrittenLeg[]>;
  readonly erase: (contactId: string) => Promise<unknown>;
  /** A deletion has more to do, of the call of this leg: finish-deletions does it. The same twice is done once. */
  readonly toFinish: (contactId: string, deletion: LegalHold) => Promise<void>;
}

/** A record that came after the mark, one that links legs of which one is marked, or one that is written anew from a copy. */
export async function carryMarks(ports: CarryPorts, written: readonly WrittenLeg[]): Promise<void> {
  for (const { contactId, chain } of await ports.toMark(written)) {
    const legs = await spreadMarks(ports, contactId, ...(chain === undefined ? [] : [chain]));
    const isHeld = legs.some(({ holds }) => holds.length > 0);
    const deletion = legs.find((leg) => leg.deletion)?.deletion;
    if (!deletion || isHeld) continue;
    // First: from the records it is told whose marks were carried, and a run that broke off before comes here again.
    await ports.toFinish(contactId, deletion);
    for (const leg of legs) await ports.erase(leg.contactId);
  }
}
