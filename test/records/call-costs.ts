/** What is asked of AWS and what stays there for a call, counted while simulated calls go through the handlers. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { catalogues } from '../../contact-flows/prompts/prompts.ts';
import { tables } from '../../infra/tables.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { chanceFrom } from '../calls/chance.ts';
import { context } from '../functions/call-event.ts';
import { type LocalCentre, startLocalCentre } from '../functions/local-centre.ts';
import { logEvent } from '../functions/log-event.ts';
import { stored } from '../functions/recordings/signed.ts';
import { streamEvent } from '../functions/stream-event.ts';
import { type Kept, keptOf } from './item-size.ts';
import { readUnits } from './read-units.ts';
import { simulatedRecords } from './simulated-calls.ts';

/** One part of keeping a call. All for one call, on average. */
export interface PartOfCall extends Kept {
  readonly part: string;
  /** By service and operation, e.g. `dynamodb PutItem`. */
  readonly requests: Readonly<Record<string, number>>;
  /** Consistent reads of up to 4 KB each. */
  readonly readUnits: number;
  /** In S3. Unit: bytes. */
  readonly objectBytes: number;
}

/** Two batches of the stream. */
const records = 200;
const transcripts = 4;
/** Four minutes with an agent. Assumed: 130 words a minute. */
const wordsSaid = 520;
/** `seal-event-log` looks at a contact in each run for twenty minutes after its last row. */
const sealings = 4;

export async function callCosts(): Promise<readonly PartOfCall[]> {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  const centre = await startLocalCentre();
  Object.assign(process.env, { AWS_ENDPOINT_URL: centre.endpoints.url });
  try {
    const made = await someCalls();
    return [await recordPart(centre, made), await logPart(centre, made), await wordsPart(centre, made)];
  } finally {
    await centre.close();
  }
}

type Calls = Awaited<ReturnType<typeof someCalls>>;

async function someCalls() {
  const found: Awaited<ReturnType<ReturnType<typeof simulatedRecords>['next']>>['value'][] = [];
  const lines: string[] = [];
  const hear = (event: CallEvent) => {
    if (event.type !== 'function-answered') return;
    const contract = contracts.find(({ name }) => event.function.endsWith(`:${name}`));
    const { name: called = '', outcomes = {} } = contract ?? {};
    // As functions/observe.ts writes it; which outcome it was makes some bytes.
    const [outcome] = Object.keys(outcomes);
    const timestamp = new Date(event.at).toISOString();
    const line = { message: 'answered', timestamp, function: called, contactId: event.contactId, outcome };
    lines.push(JSON.stringify({ ...line, ms: event.ms }));
  };
  const source = simulatedRecords(chanceFrom(1), new Date(), { hear });
  for await (const record of source) if (found.push(record) === records) break;
  const calls = new Set(found.map(({ InitialContactId }) => InitialContactId)).size;
  return { found, lines, calls };
}

interface Counted {
  /** By service and operation. */
  readonly counts: Map<string, number>;
  readonly readUnits: number;
}

/** Counts what is asked meanwhile. */
async function during(centre: LocalCentre, work: () => Promise<unknown>): Promise<Counted> {
  const counts = new Map<string, number>();
  const reads: Promise<number>[] = [];
  const { dynamodb, onCall } = centre.endpoints;
  const stop = onCall(({ service, operation, body }) => {
    const name = `${service} ${operation}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    // The function has no answer yet, so it has not written anything of it.
    if (service === 'dynamodb') reads.push(readUnits(dynamodb, operation, body));
  });
  await work();
  stop();
  return { counts, readUnits: (await Promise.all(reads)).reduce((sum, one) => sum + one, 0) };
}
const perCall = (counts: ReadonlyMap<string, number>, calls: number) =>
  Object.fromEntries([...counts].sort().map(([name, count]) => [name, count / calls]));

const rows = (centre: LocalCentre, table: keyof typeof tables) => centre.endpoints.dynamodb.items(table);
const bytesIn = (centre: LocalCentre, bucket: string, prefix: string): number =>
  centre.endpoints.s3
    .objects(bucket)
    .filter(({ key }) => key.startsWith(prefix))
    .reduce((sum, { size }) => sum + size, 0);

async function recordPart(centre: LocalCentre, { found, calls }: Calls): Promise<PartOfCall> {
  const { handler } = await import('../../functions/records/store-contact-record/handler.ts');
  const { counts, readUnits } = await during(centre, async () => {
    for (let at = 0; at < found.length; at += 100)
      await handler(streamEvent(found.slice(at, at + 100), at + 1), context(60_000));
  });
  const kept = keptOf(await rows(centre, 'CONTACT_RECORDS_TABLE'), tables.CONTACT_RECORDS_TABLE, true);
  return {
    part: 'contact record, raw copy',
    requests: perCall(counts, calls),
    readUnits: readUnits / calls,
    bytes: kept.bytes / calls,
    writeUnits: kept.writeUnits / calls,
    objectBytes: bytesIn(centre, 'records-bucket', 'contact-records/') / calls,
  };
}

async function logPart(centre: LocalCentre, { found, lines, calls }: Calls): Promise<PartOfCall> {
  const { handler: log } = await import('../../functions/records/log-contact-record/handler.ts');
  const { handler: callLog } = await import('../../functions/records/store-call-log/handler.ts');
  const { handler: seal } = await import('../../functions/records/seal-event-log/handler.ts');
  const { counts, readUnits } = await during(centre, async () => {
    for (let at = 0; at < found.length; at += 100)
      await log(streamEvent(found.slice(at, at + 100), at + 1), context(60_000));
    await callLog(logEvent(lines), context(60_000));
    for (let n = 0; n < sealings; n++) await seal({ time: new Date().toISOString() }, sealContext);
  });
  const kept = keptOf(await rows(centre, 'CONTACT_EVENTS_TABLE'), tables.CONTACT_EVENTS_TABLE);
  return {
    part: 'event log, sealed',
    requests: perCall(counts, calls),
    readUnits: readUnits / calls,
    bytes: kept.bytes / calls,
    writeUnits: kept.writeUnits / calls,
    objectBytes: 0,
  };
}
// The handler reads nothing else of it.
const sealContext = { getRemainingTimeInMillis: () => 60_000 } as Context;

async function wordsPart(centre: LocalCentre, { found }: Calls): Promise<PartOfCall> {
  const { handler } = await import('../../functions/search/index-transcript/handler.ts');
  const client = new S3Client({ endpoint: centre.endpoints.url });
  const at = new Date().toISOString();
  const { counts, readUnits } = await during(centre, async () => {
    for (const { ContactId } of found.slice(0, transcripts)) {
      const Key = `Analysis/Voice/Redacted/2026/03/04/${ContactId}_analysis_redacted_${at}.json`;
      await client.send(
        new PutObjectCommand({ Bucket: 'recordings-bucket', Key, Body: transcript(ContactId) }),
      );
      const object = centre.endpoints.s3.objects('recordings-bucket').find(({ key }) => key === Key);
      if (object) await handler(stored(object, at), context(60_000));
    }
  });
  client.destroy();
  // Connect puts the transcript.
  counts.delete('s3 PutObject');
  const kept = keptOf(await rows(centre, 'TRANSCRIPT_WORDS_TABLE'), tables.TRANSCRIPT_WORDS_TABLE);
  return {
    part: 'words of its transcript, when an agent took it',
    requests: perCall(counts, transcripts),
    readUnits: readUnits / transcripts,
    bytes: kept.bytes / transcripts,
    writeUnits: kept.writeUnits / transcripts,
    objectBytes: bytesIn(centre, 'recordings-bucket', 'Analysis/') / transcripts,
  };
}

/** Words of the prompts stand for those of a conversation. */
function transcript(contactId: string): string {
  const words = Object.values(catalogues['en-US'])
    .flatMap(({ text }) => text.split(/\s+/))
    .slice(0, wordsSaid);
  const sentences = Array.from({ length: wordsSaid / 13 }, (_, n) =>
    words.slice(n * 13, (n + 1) * 13).join(' '),
  );
  return JSON.stringify({
    Version: '1.1.0',
    Channel: 'VOICE',
    ContentMetadata: { Output: 'Redacted' },
    CustomerMetadata: { ContactId: contactId },
    LanguageCode: 'en-US',
    Transcript: sentences.map((Content, n) => ({
      Id: `t-${n}`,
      ParticipantId: n % 2 === 0 ? 'AGENT' : 'CUSTOMER',
      Content,
      BeginOffsetMillis: n * 6000,
      EndOffsetMillis: n * 6000 + 5000,
    })),
  });
}
