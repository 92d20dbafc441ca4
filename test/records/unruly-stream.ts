/** A stream at its worst: the same record twice, versions in any order and shard, long delays, and texts that are no records. */

import type { StreamEvent } from '../../functions/stream-handler.ts';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';

export interface Expected {
  /** The newest version of each contact. */
  readonly newest: ReadonlyMap<string, ContactRecord>;
  /** `<contact> <LastUpdateTimestamp>` of every version that was sent. */
  readonly versions: ReadonlySet<string>;
  readonly poison: number;
}

export interface UnrulyStream {
  /** By shard, in the order in which its readers get them. */
  readonly shards: readonly StreamEvent['Records'][];
  readonly expected: Expected;
}

const shardCount = 4;

export async function unrulyStream(
  records: AsyncIterable<ContactRecord>,
  contacts: number,
  chance: () => number,
): Promise<UnrulyStream> {
  const newest = new Map<string, ContactRecord>();
  const versions = new Set<string>();
  const texts: { readonly text: string; readonly at: number }[] = [];
  let poison = 0;
  for await (const record of records) {
    const versionCount = chance() < 0.3 ? 2 : 1;
    for (let n = 0; n < versionCount; n++) {
      const version = laterVersion(record, n);
      newest.set(record.ContactId, version);
      versions.add(`${version.ContactId} ${version.LastUpdateTimestamp}`);
      const text = JSON.stringify(version);
      // Most come about when they happened; some much later, some before an earlier version of theirs.
      const delivered = chance() < 0.15 ? 2 : 1;
      for (let d = 0; d < delivered; d++)
        texts.push({ text, at: newest.size + (chance() < 0.1 ? chance() * contacts : chance() * 20) });
    }
    if (chance() < 0.002) {
      poison++;
      texts.push({
        text: chance() < 0.5 ? JSON.stringify(record).slice(0, 300) : '{"ContactId":7}',
        at: newest.size,
      });
    }
    if (newest.size === contacts) break;
  }
  texts.sort((a, b) => a.at - b.at);
  const shards: StreamEvent['Records'][number][][] = Array.from({ length: shardCount }, () => []);
  for (const [n, { text }] of texts.entries()) {
    const shard = Math.floor(chance() * shardCount);
    const sequenceNumber = String(n).padStart(20, '0');
    shards[shard]?.push({
      eventID: `shardId-00000000000${shard}:${sequenceNumber}`,
      kinesis: {
        sequenceNumber,
        data: Buffer.from(text).toString('base64'),
        approximateArrivalTimestamp: Date.UTC(2026, 2, 3) / 1000 + n,
      },
    });
  }
  return { shards, expected: { newest, versions, poison } };
}

/** As when an attribute is set after the call: another attribute, a later moment. */
function laterVersion(record: ContactRecord, seconds: number): ContactRecord {
  if (seconds === 0) return record;
  const updated = new Date(Date.parse(record.LastUpdateTimestamp) + seconds * 1000).toISOString();
  return {
    ...record,
    LastUpdateTimestamp: updated,
    Attributes: { ...record.Attributes, followUp: 'called-back' },
  };
}
