/** Streams at their worst: the same document twice, versions in any order and shard, long delays, and texts that are no documents. */
import type { StreamEvent } from '../../functions/stream-handler.ts';
import type { AgentEventDocument } from '../../local/centre/agent-events.ts';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';
import { simulatedRecords } from './simulated-calls.ts';

/** By shard, in the order in which its readers get them. */
export type Shards = readonly StreamEvent['Records'][];

export interface Expected {
  /** The newest version of each contact. */
  readonly newest: ReadonlyMap<string, ContactRecord>;
  /** `<contact> <LastUpdateTimestamp>` of every version that was sent. */
  readonly versions: ReadonlySet<string>;
  readonly poison: number;
}

export interface UnrulyStreams {
  readonly contactRecords: { readonly shards: Shards; readonly expected: Expected };
  readonly agentEvents: {
    readonly shards: Shards;
    readonly events: readonly AgentEventDocument[];
    readonly poison: number;
  };
}

/** A text and when it comes, counted in documents. */
interface Sent {
  readonly text: string;
  readonly at: number;
}

const shardCount = 4;

/** What Connect sends of so many calls; each leaves a record for each of its legs. */
export async function unrulyStreams(calls: number, chance: () => number): Promise<UnrulyStreams> {
  const events: AgentEventDocument[] = [];
  const newest = new Map<string, ContactRecord>();
  const versions = new Set<string>();
  const [records, agents] = [new Unruly(chance), new Unruly(chance)];
  const begun = new Set<string>();
  const source = simulatedRecords(chance, new Date(), { hearAgents: (event) => events.push(event) });
  for await (const record of source) {
    begun.add(record.InitialContactId);
    if (begun.size > calls) break;
    const versionCount = chance() < 0.3 ? 2 : 1;
    for (let n = 0; n < versionCount; n++) {
      const version = laterVersion(record, n);
      newest.set(record.ContactId, version);
      versions.add(`${version.ContactId} ${version.LastUpdateTimestamp}`);
      records.send(version);
    }
    if (chance() < 0.005) records.poison(chance() < 0.5 ? cut(record) : '{"ContactId":7}');
  }
  for (const event of events) {
    agents.send(event);
    if (chance() < 0.005) agents.poison(cut(event));
  }
  return {
    contactRecords: { shards: records.shards(), expected: { newest, versions, poison: records.poisoned } },
    agentEvents: { shards: agents.shards(), events, poison: agents.poisoned },
  };
}

class Unruly {
  poisoned = 0;
  private readonly sent: Sent[] = [];
  private readonly chance: () => number;
  private documents = 0;

  constructor(chance: () => number) {
    this.chance = chance;
  }

  /** Most come about when they happened; some much later, some before an earlier version of theirs. */
  send(document: object): void {
    this.documents++;
    const text = JSON.stringify(document);
    const delivered = this.chance() < 0.15 ? 2 : 1;
    for (let d = 0; d < delivered; d++) this.sent.push({ text, at: this.documents + this.delay() });
  }

  poison(text: string): void {
    this.poisoned++;
    this.sent.push({ text, at: this.documents });
  }

  shards(): Shards {
    const shards: StreamEvent['Records'][number][][] = Array.from({ length: shardCount }, () => []);
    for (const [n, { text }] of this.sent.toSorted((a, b) => a.at - b.at).entries()) {
      const shard = Math.floor(this.chance() * shardCount);
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
    return shards;
  }

  private delay(): number {
    return this.chance() < 0.1 ? this.chance() * longestDelay : this.chance() * 20;
  }
}

/** Documents that come in between. */
const longestDelay = 100_000;
/** Longer than anything that tells whose it is, shorter than a document. */
const cut = (document: object): string => JSON.stringify(document).slice(0, 300);

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
