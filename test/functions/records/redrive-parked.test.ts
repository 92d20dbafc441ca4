/** What was parked, sent through its door again after the reader was corrected. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kmsOpenBytes, kmsSealBytes } from '../../../functions/adapters/kms/seal-bytes.ts';
import { s3ParkedRecords } from '../../../functions/adapters/s3/parked-records.ts';
import type { RedrivenParked } from '../../../functions/records/redrive-parked/redrive-parked.ts';
import { runParked } from '../../../local/cli/records-parked.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { heldRecord, markOf, recordingRow } from '../recordings/marked.ts';
import { streamEvent } from '../stream-event.ts';
import { sessionItem } from '../verified-session.ts';

let centre: LocalCentre;
let redrive: (asked: object) => Promise<RedrivenParked>;
const at = '2026-03-03T10:00:00Z';
const record = (ContactId: string) => ({
  ContactId,
  LastUpdateTimestamp: at,
  InitiationTimestamp: at,
  CustomerEndpoint: { Address: '+12065550110', Type: 'TELEPHONE_NUMBER' },
});
const agentEvent = {
  EventId: 'e-1',
  EventType: 'LOGIN',
  EventTimestamp: at,
  AgentARN: 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/a-1',
};

/** As a reader left it that did not know today's form yet. */
async function park(stream: string, sequenceNumber: string, body: unknown): Promise<void> {
  const deadline = AbortSignal.timeout(10_000);
  const bucket = { bucket: 'records-bucket', folder: stream, deadline };
  const parked = s3ParkedRecords(bucket, kmsSealBytes(centre.environment.MESSAGES_KEY_ID ?? '', deadline));
  const shard = 'shardId-000000000000';
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const reason = { code: 'unreadable-data', hint: 'an older reader' } as const;
  await parked.park({ shard, sequenceNumber, arrivedAt: new Date(at), bytes }, reason);
}
const objects = (prefix: string) =>
  centre.endpoints.s3.objects('records-bucket').filter(({ key }) => key.startsWith(prefix));
const rows = (table: string) => centre.endpoints.dynamodb.items(table);
async function listed() {
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  return { code: await runParked({ endpoint: centre.endpoints.url }, output), said: said.join('') };
}

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  await centre.put([sessionItem('call-1', 'L1', 'p-okafor')]);
  const { handler: store } = await import('../../../functions/records/store-contact-record/handler.ts');
  const { handler } = await import('../../../functions/records/redrive-parked/handler.ts');
  redrive = (asked) => handler(asked, context(60_000));
  // The first of a batch is poison: the raw copy of the others has its name.
  await store(streamEvent(['no record', record('call-0')], 1), context(30_000));
  await park('contact-records', '000101', record('call-1'));
  // Its session is over: the call's own events say whom it was verified as.
  await park('contact-records', '000102', { ...record('call-2'), InitialContactId: 'call-held' });
  await park('agent-events', '000201', agentEvent);
});
afterAll(() => centre.close());

describe('what is parked', () => {
  it('is listed by stream, day and reason, without a word of a record', async () => {
    const { code, said } = await listed();
    expect(code).toBe(1);
    expect(said.split('\n')).toEqual([
      'contact-records 2026-03-03: 1 record: a record of the stream is no contact record (JSON); it is parked, the others are kept',
      'contact-records 2026-03-03: 2 records: an older reader',
      'agent-events 2026-03-03: 1 record: an older reader',
      'Once the reader is corrected: invoke redrive-parked with {"stream":"contact-records"}.',
      'Once the reader is corrected: invoke redrive-parked with {"stream":"agent-events"}.',
      '',
    ]);
  });

  it('is kept when it can be read now, with its rows, patient and raw copy; what cannot stays, with its reason', async () => {
    // One of them is a later leg of a call under hold.
    await centre.put([markOf('call-held', '#hold#LEGAL-4'), heldRecord('call-held'), recordingRow('call-2')]);
    centre.calls.length = 0;
    expect(await redrive({ stream: 'contact-records' })).toEqual({
      stream: 'contact-records',
      tried: 3,
      kept: 2,
      still: {
        'a record of the stream is no contact record (JSON); it is parked, the others are kept': 1,
      },
    });
    expect(await redrive({ stream: 'agent-events' })).toMatchObject({ tried: 1, kept: 1, still: {} });
    await expectExactCalls('records/redrive-parked', centre);
    const later = (await rows('CONTACT_RECORDS_TABLE')).find(({ contactId }) => contactId?.S === 'call-2');
    expect(later).toMatchObject({ held: { BOOL: true } });
    const kept = (await rows('CONTACT_RECORDS_TABLE')).find(({ contactId }) => contactId?.S === 'call-1');
    expect(kept).toMatchObject({ patientId: { S: 'p-okafor' } });
    expect(kept?.record?.S).not.toContain('5550110');
    const events = (await rows('CONTACT_EVENTS_TABLE')).filter(({ contactId }) => contactId?.S === 'call-1');
    expect(events.map(({ kind }) => kind?.S)).toEqual(['began']);
    expect(await rows('AGENT_EVENTS_TABLE')).toMatchObject([{ type: { S: 'LOGIN' } }]);
    const copies = objects('contact-records/').map(({ key, bytes }) => [
      key.split('/').at(-1),
      JSON.parse(gunzipSync(bytes).toString()).ContactId,
    ]);
    expect(copies).toEqual([
      ['redriven-shardId-000000000000-000101.ndjson.gz', 'call-1'],
      ['redriven-shardId-000000000000-000102.ndjson.gz', 'call-2'],
      ['shardId-000000000000-000001.ndjson.gz', 'call-0'],
    ]);
    expect(objects('parked/').map(({ key }) => key.split('/').at(-1))).toEqual([
      'shardId-000000000000-000001.json',
    ]);
  });

  it('may be sent again, also after a run broke off before it was taken away: one record, one row, one moment', async () => {
    const tables = ['CONTACT_RECORDS_TABLE', 'CONTACT_EVENTS_TABLE', 'AGENT_EVENTS_TABLE'];
    const before = await Promise.all(tables.map(rows));
    await park('contact-records', '000101', record('call-1'));
    await park('agent-events', '000201', agentEvent);
    expect(await redrive({ stream: 'contact-records' })).toMatchObject({ tried: 2, kept: 1 });
    expect(await redrive({ stream: 'agent-events' })).toMatchObject({ tried: 1, kept: 1 });
    expect(await Promise.all(tables.map(rows))).toEqual(before);
  });

  it('opens only as what it was sealed as; whoever asks for no stream is told how', async () => {
    const [left] = objects('parked/');
    const { sealed, ...about } = JSON.parse(left?.bytes.toString() ?? '');
    const open = kmsOpenBytes(centre.environment.MESSAGES_KEY_ID ?? '', AbortSignal.timeout(10_000));
    const as = { stream: about.stream, shard: about.shard, sequenceNumber: '000999' };
    await expect(open(sealed, as)).rejects.toThrow();
    await expect(redrive({ stream: 'words' })).rejects.toThrow('ask with {"stream": "contact-records" or');
  });
});
