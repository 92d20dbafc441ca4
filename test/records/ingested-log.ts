/** The event log after an ingestion: sealed, verified, and compared with what the records tell. */
import { isDeepStrictEqual } from 'node:util';
import { dynamoDbForBatches } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoDbEventLog } from '../../functions/adapters/dynamodb/event-log.ts';
import { readContactRecord } from '../../functions/records/contact-record.ts';
import type { LogRow } from '../../functions/records/event-log/event-log.ts';
import { inParts } from '../../functions/records/event-log/in-parts.ts';
import type { LoggedEvent } from '../../functions/records/event-log/logged-event.ts';
import { sealContact } from '../../functions/records/event-log/seal-contact.ts';
import { LogVerifier, type Verified } from '../../functions/records/event-log/verify-log.ts';
import { eventsIn } from '../../functions/records/log-contact-record/log-contact-record.ts';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';
import type { LocalCentre } from '../functions/local-centre.ts';
import { itemsIn } from '../scan/stored-places.ts';
import type { Shards } from './unruly-stream.ts';

export interface IngestedLog {
  /** Contacts whose rows are not what their record tells. */
  readonly wrong: readonly string[];
  readonly rows: number;
  /** Events that the records tell. */
  readonly expected: number;
  /** Rows and seals, of whatever contact. */
  readonly inTable: number;
  readonly verified: Verified;
}

/** Of the contacts that these shards told of; later versions of a record change nothing that has happened. */
export async function verifiedLog(
  { endpoints }: LocalCentre,
  { shards, newest }: { readonly shards: Shards; readonly newest: ReadonlyMap<string, ContactRecord> },
): Promise<IngestedLog> {
  const log = dynamoDbEventLog(dynamoDbForBatches(new AbortController().signal), 'CONTACT_EVENTS_TABLE');
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const verifier = new LogVerifier({
    anchors: new Map(),
    anchoredUntil: '2026-01-01',
    sealedUntil: inAnHour,
    readAt: inAnHour,
    excerpt: true,
  });
  const wrong: string[] = [];
  let [rows, expected] = [0, 0];
  await inParts(toldOf(shards), async (contactId) => {
    await sealContact(log, contactId);
    const found = await log.of(contactId);
    const record = newest.get(contactId);
    const events = record ? rowsOf(eventsIn(readContactRecord(bytesOf(record)))) : [];
    rows += found.rows.length;
    expected += events.length;
    if (!isDeepStrictEqual(found.rows.map(asTold), events)) wrong.push(contactId);
    for (const row of found.rows) verifier.row(row);
    for (const seal of found.seals) verifier.seal(seal);
  });
  let inTable = 0;
  for await (const items of itemsIn({ dynamodb: endpoints.dynamodb }, 'CONTACT_EVENTS_TABLE'))
    inTable += items.length;
  return { wrong: wrong.slice(0, 5), rows, expected, inTable, verified: verifier.end() };
}

function toldOf(shards: Shards): string[] {
  const texts = shards.flatMap((shard) =>
    shard.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString()),
  );
  return [...new Set(texts.flatMap((text) => /"ContactId":"([^"]+)".*\}$/.exec(text)?.[1] ?? []))];
}

const bytesOf = (document: object): Uint8Array => Buffer.from(JSON.stringify(document));

/** In the order of their keys, as a table gives them. */
const rowsOf = (events: readonly LoggedEvent[]): readonly object[] =>
  events
    .map(({ at, from, ...told }) => ({ ...told, sequence: `${at}#${from}` }))
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1));

/** Without when it was written. */
function asTold(row: LogRow): object {
  const { writtenAt: _at, ...told } = row;
  return Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'writtenDay'));
}
