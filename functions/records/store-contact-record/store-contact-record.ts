import { Fault } from '../../faults.ts';
import type { Mac } from '../../identity/mac.ts';
import type { WrittenLeg } from '../../recordings/call-marks.ts';
import type { EntryEnd, StreamEntry } from '../../stream-handler.ts';
import { type ContactRecord, readContactRecord, sortable } from '../contact-record.ts';
import type { AskedCall, ContactRecords, VerifiedCalls } from '../contact-records.ts';
import { chainOf, rowOf, versionOf } from '../contact-row.ts';
import { endOf, readEntries } from '../read-entries.ts';
import type { ParkedRecords, RawCopies } from '../stream-copies.ts';
import { hideNumbers } from './hide-numbers.ts';

export interface Ports {
  readonly records: ContactRecords;
  readonly calls: VerifiedCalls;
  readonly raw: RawCopies;
  readonly parked: ParkedRecords;
  readonly mac: Mac;
  /** A hold or a deletion of one leg is one of the call: what is marked goes over to legs that come later. */
  readonly carryMarks: (written: readonly WrittenLeg[]) => Promise<void>;
}

interface Arrived {
  readonly record: ContactRecord;
  readonly line: string;
}

/**
 * Source: DynamoDB Developer Guide, ServiceQuotas: an item has at most 400 KB. A row holds the record and little else.
 * Unit: characters.
 */
const longestRecord = 300_000;
/** Sessions live for a day from the start of a call; half of it is on the safe side. Unit: milliseconds. */
const sessionsLiveFor = 12 * 3_600_000;

/**
 * Connect delivers at least once, newer versions later, not always in order (Source: adminguide, ctr-data-model). Of each
 * contact the newest version stays, however often and in whatever order its versions come; every version is in the raw copy.
 */
export async function storeContactRecords(
  { records, calls, raw, parked, mac, carryMarks }: Ports,
  entries: readonly StreamEntry[],
  now: Date,
): Promise<readonly EntryEnd[]> {
  const read = await readEntries(entries, ({ bytes }) => arrivedFrom(bytes, mac));
  const arrived = read.flatMap((one) => (one.fault ? [] : [one.value]));
  const [first] = entries;
  const [written] = await Promise.all([
    keepRecords(
      { records, calls, carryMarks },
      arrived.map(({ record }) => record),
      now,
    ),
    first &&
      arrived.length > 0 &&
      raw.keep(
        first,
        arrived.map(({ line }) => line),
      ),
  ]);
  return endOf(read, parked, ({ record }) => (written.has(record) ? 'kept' : 'kept-before'));
}

/** Of each contact the newest version, with whom it was verified as. Numbers are hidden already. Answers which were written. */
export async function keepRecords(
  { records, calls, carryMarks }: Pick<Ports, 'records' | 'calls' | 'carryMarks'>,
  arrived: readonly ContactRecord[],
  now: Date,
): Promise<ReadonlySet<ContactRecord>> {
  const newest = newestOfEach(arrived);
  const verified = await calls.of(askedCalls(newest, now));
  const kept = await records.keepNewest(
    newest.map((record) => rowOf(record, verified.get(sessionOf(record)))),
  );
  // After they are written: a mark that is put on meanwhile is seen here, or finds the record. Also of those that were there
  // before: the run that wrote them may have ended here.
  await carryMarks(newest.map(legOf));
  return new Set(newest.filter(({ ContactId }) => kept.has(ContactId)));
}

function legOf(record: ContactRecord): WrittenLeg {
  const chain = chainOf(record);
  return { contactId: record.ContactId, ...(chain !== undefined && { chain }) };
}

async function arrivedFrom(bytes: Uint8Array, mac: Mac): Promise<Arrived> {
  const record = await hideNumbers(readContactRecord(bytes), mac);
  const line = JSON.stringify(record);
  if (line.length <= longestRecord) return { record, line };
  throw new Fault({ code: 'unreadable-data', hint: 'a contact record is too large for a row; it is parked' });
}

function newestOfEach(arrived: readonly ContactRecord[]): readonly ContactRecord[] {
  const newest = new Map<string, ContactRecord>();
  for (const record of arrived) {
    const known = newest.get(record.ContactId);
    if (!known || isNewer(record, known)) newest.set(record.ContactId, record);
  }
  return [...newest.values()];
}

function isNewer(one: ContactRecord, other: ContactRecord): boolean {
  const [at, before] = [sortable(one.LastUpdateTimestamp), sortable(other.LastUpdateTimestamp)];
  if (at !== before) return at > before;
  return versionOf(one, JSON.stringify(one)) > versionOf(other, JSON.stringify(other));
}

/** Key of the call's session: the first leg. */
const sessionOf = (record: ContactRecord): string => record.InitialContactId ?? record.ContactId;

function askedCalls(newest: readonly ContactRecord[], now: Date): readonly AskedCall[] {
  const asked = new Map<string, AskedCall>();
  for (const record of newest) {
    const sessionId = sessionOf(record);
    const started = Date.parse(record.InitiationTimestamp ?? record.LastUpdateTimestamp);
    const known = asked.get(sessionId);
    const old = now.getTime() - started > sessionsLiveFor || (known?.old ?? false);
    const related = known?.related ?? record.RelatedContactId ?? undefined;
    asked.set(sessionId, { sessionId, old, ...(related !== undefined && { related }) });
  }
  return [...asked.values()];
}
