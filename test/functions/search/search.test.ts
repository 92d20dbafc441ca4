/** Calls found by all that is known of them, through the handlers, the SDK and the embedded store. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccessDay } from '../../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbTranscriptWords } from '../../../functions/adapters/dynamodb/transcript-words.ts';
import type { WebAnswer } from '../../../functions/recordings/signed-request.ts';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { messages, quality, session, signed, stored } from '../recordings/signed.ts';
import { streamEvent } from '../stream-event.ts';
import { sessionItem } from '../verified-session.ts';

const Bucket = 'recordings-bucket';
const ids = Array.from({ length: 40 }, (_, n) => `c0ffee00-0000-4000-8000-${String(n).padStart(12, '0')}`);
const minute = (n: number) => new Date(Date.UTC(2026, 2, 3, 23, 30) + n * 60_000).toISOString();
const instance = 'arn:aws:connect:us-east-1:000000000000:instance/i';
const ana = { ARN: `${instance}/agent/ana-id`, Username: 'ana' };
const billing = { ARN: `${instance}/queue/billing-id`, Name: 'billing' };

/** Every call is about a bill; every second about insurance; every tenth names a wheelchair; every third is with ana. */
const said = (n: number): string =>
  [
    'Thank you for calling, this is [NAME].',
    'I have a question about my bill of 4242 dollars.',
    ...(n % 2 === 0 ? ['My insurance did not pay it.'] : []),
    ...(n % 10 === 0 ? ['And I need a Wheelchair, call me at 206 555 0143.'] : []),
  ].join(' ');
const record = (n: number) => ({
  ContactId: ids[n],
  LastUpdateTimestamp: minute(n + 5),
  InitiationTimestamp: minute(n),
  DisconnectTimestamp: minute(n + 2),
  Channel: 'VOICE',
  DisconnectReason: n % 3 === 0 ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT',
  CustomerEndpoint: { Address: n % 4 === 0 ? '+12065550110' : '+12065550111', Type: 'TELEPHONE_NUMBER' },
  Agent: n % 3 === 0 ? ana : null,
  Queue: n % 3 === 0 ? billing : null,
});

let centre: LocalCentre;
let client: S3Client;

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  client = new S3Client({ endpoint: centre.endpoints.url });
  await centre.put([
    sessionItem(ids[20] ?? '', 'L2', 'p-okafor'),
    sessionItem(ids[31] ?? '', 'L1', 'p-okafor'),
  ]);
  const { handler } = await import('../../../functions/records/store-contact-record/handler.ts');
  await handler(streamEvent(ids.map((_, n) => record(n))), context(30_000));
  for (const [n, id] of ids.entries()) await transcribe(id, said(n));
});
afterAll(async () => {
  client.destroy();
  await centre.close();
});

/** As Contact Lens stores it, and S3 tells of it. */
async function transcribe(
  contactId: string,
  text: string,
  more: { language?: string; output?: string; at?: string } = {},
) {
  const { language = 'en-US', output = 'Redacted', at = '2026-03-04T00:00:00Z' } = more;
  const key = `Analysis/Voice/Redacted/2026/03/04/${contactId}_analysis_redacted_${at}.json`;
  const Body = JSON.stringify({
    Version: '1.1.0',
    Channel: 'VOICE',
    ContentMetadata: { Output: output },
    CustomerMetadata: { ContactId: contactId },
    LanguageCode: language,
    Transcript: text.split('. ').map((Content, n) => ({ Id: `t-${n}`, ParticipantId: 'CUSTOMER', Content })),
  });
  await client.send(new PutObjectCommand({ Bucket, Key: key, Body }));
  const object = centre.endpoints.s3.objects(Bucket).findLast((one) => one.key === key);
  const { handler } = await import('../../../functions/search/index-transcript/handler.ts');
  if (object) await handler(stored(object, at), context(30_000));
}

type Answer = { contacts: ContactSummary[]; cursor?: string; problem?: string; refused?: string };
async function search(body: object, userArn = quality): Promise<Answer> {
  const { handler } = await import('../../../functions/search/search-contacts/handler.ts');
  const answer: WebAnswer = await handler(signed(userArn, { body }), context(30_000));
  return JSON.parse(answer.body);
}
const accessLog = () =>
  readAccessDay(dynamoDbWithin(AbortSignal.timeout(10_000)), 'ACCESS_LOG_TABLE', today());
const found = async (body: object) =>
  (await search(body)).contacts.map(({ contactId }) => ids.indexOf(contactId));
const evening = { from: minute(0), to: minute(40) };
const newestFirst = (wanted: (n: number) => boolean) =>
  ids.flatMap((_, n) => (wanted(n) ? [n] : [])).reverse();

async function pages(question: object): Promise<number[]> {
  const all: number[] = [];
  let cursor: string | undefined;
  do {
    const answer = await search({ ...question, ...(cursor && { cursor }) });
    all.push(...answer.contacts.map(({ contactId }) => ids.indexOf(contactId)));
    cursor = answer.cursor;
  } while (cursor);
  return all;
}

describe('calls are found by all that is asked for at once, newest first, page by page (R-56)', () => {
  it.each<[string, object, (n: number) => boolean]>([
    ['a word', { words: 'insurance' }, (n) => n % 2 === 0],
    ['a word in another case, with an accent and a full stop', { words: 'WHEELCHÁIR.' }, (n) => n % 10 === 0],
    [
      'two words, in any order, and those that say nothing',
      { words: 'the wheelchair insurance' },
      (n) => n % 10 === 0,
    ],
    ['a word and the agent', { words: 'insurance', agent: 'ana-id' }, (n) => n % 6 === 0],
    [
      'a word, the queue and the outcome',
      { words: 'bill', queue: 'billing-id', outcome: 'answered' },
      (n) => n % 3 === 0,
    ],
    ['a patient and a word', { words: 'insurance', patientId: 'p-okafor' }, (n) => n === 20],
    ['a patient', { patientId: 'p-okafor' }, (n) => n === 20 || n === 31],
    ['a number and a word', { words: 'insurance', number: '+12065550111' }, (n) => n % 4 === 2],
    ['an agent and a number', { agent: 'ana-id', number: '+12065550110' }, (n) => n % 12 === 0],
    [
      'queue and outcome, over midnight',
      { queue: 'billing-id', outcome: 'answered', ...evening },
      (n) => n % 3 === 0,
    ],
    ['an outcome', { outcome: 'hung-up', ...evening }, (n) => n % 3 !== 0],
    ['a word within a time', { words: 'bill', from: minute(10), to: minute(13) }, (n) => n >= 10 && n < 13],
    ['a word that nobody said', { words: 'giraffe bill' }, () => false],
  ])('by %s', async (_by, question, wanted) => {
    for (const limit of [7, 100]) expect(await pages({ ...question, limit })).toEqual(newestFirst(wanted));
  });

  it('a page of one criterion is one request, of words and an agent a handful, whatever else there is', async () => {
    const cost = async (question: object) => {
      centre.calls.length = 0;
      await search(question);
      // Without the entry in the access log.
      return centre.calls.filter(
        ({ action, resource }) => /Query|BatchGet/.test(action) && !/ACCESS/.test(resource),
      ).length;
    };
    expect(await cost({ patientId: 'p-okafor' })).toBe(1);
    expect(await cost({ words: 'insurance bill', limit: 5 })).toBe(4);
    expect(await cost({ words: 'insurance', agent: 'ana-id', limit: 5 })).toBeLessThanOrEqual(4);
  });
});

describe('words', () => {
  it('R-131: stand nowhere in clear: neither those of the calls nor those of a question', async () => {
    const table = JSON.stringify(await centre.endpoints.dynamodb.items('TRANSCRIPT_WORDS_TABLE'));
    const log = JSON.stringify(await centre.endpoints.dynamodb.items('ACCESS_LOG_TABLE'));
    for (const word of ['wheelchair', 'insurance', 'bill', 'giraffe', 'dollars', 'NAME'])
      expect(`${table} ${log}`.toLowerCase()).not.toContain(word.toLowerCase());
  });

  it('with digits, and what redaction has put in place of a name, are not found at all', async () => {
    for (const words of ['4242', '206 555 0143', '[NAME]', 'the'])
      expect((await search({ words })).problem).toMatch(/^Ask for words that say more/);
  });

  it('of another language are other words; Chinese is found by any two characters', async () => {
    await transcribe(ids[1] ?? '', 'Necesito una silla de ruedas, señora', { language: 'es-US' });
    await transcribe(ids[3] ?? '', '我今天胸口疼得厉害', { language: 'zh-CN' });
    expect(await found({ words: 'Silla ruedas', language: 'es-US' })).toEqual([1]);
    expect(await found({ words: 'silla', language: 'en-US' })).toEqual([]);
    expect(await found({ words: '胸口疼', language: 'zh-CN' })).toEqual([3]);
  });

  it('of an earlier analysis are gone when a call is analysed again, and all of them when it is forgotten', async () => {
    await transcribe(ids[5] ?? '', 'a zeppelin', { at: '2026-03-04T01:00:00Z' });
    expect(await found({ words: 'zeppelin' })).toEqual([5]);
    expect(await found({ words: 'bill' })).not.toContain(5);
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const words = dynamoDbTranscriptWords(dynamoDb, { name: 'TRANSCRIPT_WORDS_TABLE', keptDays: 2555 });
    expect(await words.forget(ids[5] ?? '')).toBe(true);
    expect(await words.forget(ids[5] ?? '')).toBe(false);
    expect(await found({ words: 'zeppelin' })).toEqual([]);
  });

  it('R-126: end when transcripts do, not when records do, and of a call under hold not at all', async () => {
    const ends = async () => {
      await transcribe(ids[6] ?? '', 'a gondola');
      const rows = await centre.endpoints.dynamodb.items('TRANSCRIPT_WORDS_TABLE');
      const mine = rows.filter(({ startedAt, at }) => `${startedAt?.S} ${at?.S}`.includes(`#${ids[6]}`));
      return [...new Set(mine.map(({ expiresAt }) => Number(expiresAt?.N ?? 0)))];
    };
    const kept = Number(centre.environment.TRANSCRIPTS_KEPT_DAYS) * 86_400;
    expect(await ends()).toEqual([Date.parse(minute(6)) / 1000 + kept]);
    const [record] = (await centre.endpoints.dynamodb.items('CONTACT_RECORDS_TABLE')).filter(
      ({ contactId }) => contactId?.S === ids[6],
    );
    await centre.put([{ table: 'CONTACT_RECORDS_TABLE', item: { ...record, held: { BOOL: true } } }]);
    expect(await ends()).toEqual([0]);
  });

  it('of what is not redacted never come into the index', async () => {
    await expect(transcribe(ids[7] ?? '', 'a submarine', { output: 'Raw' })).rejects.toThrow(
      'it is not redacted',
    );
    expect(await found({ words: 'submarine' })).toEqual([]);
  });

  it('of a call whose record has not come wait for it', async () => {
    const late = 'c0ffee00-0000-4000-8000-00000000ffff';
    await transcribe(late, 'a trampoline');
    expect((await search({ words: 'trampoline' })).contacts).toEqual([]);
    const store = await import('../../../functions/records/store-contact-record/handler.ts');
    await store.handler(streamEvent([{ ...record(0), ContactId: late }]), context(30_000));
    const { handler } = await import('../../../functions/search/index-waiting-transcripts/handler.ts');
    await handler({ time: minute(90) }, context(30_000));
    expect((await search({ words: 'trampoline' })).contacts.map(({ contactId }) => contactId)).toEqual([
      late,
    ]);
  });
});

describe('who searches', () => {
  it('R-137: stands in the access log with by what and how many, not with what for', async () => {
    await search({ words: 'wheelchair', agent: 'ana-id', from: minute(0) });
    const log = await accessLog();
    expect(log.at(-1)).toMatchObject({
      action: 'search',
      outcome: 'granted',
      role: 'quality',
      lookedBy: ['agent', 'words', 'time'],
      found: 2,
    });
    expect(JSON.stringify(log)).not.toContain('ana-id');
  });

  it('finds nothing without a role of a listener, and the attempt is logged', async () => {
    expect(await search({ words: 'bill' }, session('Visitor', 'eve'))).toEqual({ refused: 'no-role' });
    const log = await accessLog();
    expect(log.at(-1)).toMatchObject({
      action: 'search',
      outcome: 'refused',
      refusal: 'no-role',
      person: 'eve',
    });
  });

  it('finds nothing for who works through messages: hearing one is no right to look for calls', async () => {
    expect(await search({ words: 'bill' }, messages)).toEqual({ refused: 'no-role' });
  });

  it.each([
    ['nothing', {}],
    ['an outcome without a time', { outcome: 'answered' }],
    ['a hundred days', { outcome: 'answered', from: minute(0), to: '2026-07-01T00:00:00Z' }],
    ['a name', { name: 'x' }],
    ['six words', { words: 'insurance bill wheelchair zeppelin submarine trampoline' }],
    ['a page of a thousand', { words: 'bill', limit: 1000 }],
    ['a made-up cursor', { words: 'bill', cursor: 'WyJ4IiwieSJd' }],
  ])('by %s is told what to ask instead', async (_case, question) => {
    expect((await search(question)).problem).toMatch(/^(Ask|Say|This)/);
  });
});

describe('roles allow what is called and no more (R-130)', () => {
  const late = 'c0ffee00-0000-4000-8000-00000000eeee';
  const gone =
    'Analysis/Voice/Redacted/2026/03/04/c0ffee00-0000-4000-8000-00000000ffff_analysis_redacted.json';

  it('to search', async () => {
    centre.calls.length = 0;
    await search({ words: 'bill ricetta', language: 'it-IT', agent: 'ana-id', number: '+12065550112' });
    await search({ words: 'insurance bill', agent: 'ana-id', queue: 'billing-id' });
    await expectExactCalls('search/search-contacts', centre);
  });

  it('to index a transcript, and one that came too early', async () => {
    centre.calls.length = 0;
    await transcribe(ids[9] ?? '', 'la ricetta', { language: 'ru-RU' });
    await transcribe(late, 'la ricetta rossa', { language: 'ru-RU' });
    const { handler } = await import('../../../functions/search/index-transcript/handler.ts');
    await handler(stored({ key: gone, size: 1, etag: 'e', versionId: 'v' }, minute(0)), context(30_000));
    await expectExactCalls('search/index-transcript', centre);
  });

  it('to index what has waited', async () => {
    const { handler: store } = await import('../../../functions/records/store-contact-record/handler.ts');
    await store(streamEvent([{ ...record(0), ContactId: late }]), context(30_000));
    const { handler } = await import('../../../functions/search/index-waiting-transcripts/handler.ts');
    const waiting = { word: { S: '#waiting' }, startedAt: { S: ids[0] ?? '' }, key: { S: gone } };
    await centre.put([{ table: 'TRANSCRIPT_WORDS_TABLE', item: waiting }]);
    centre.calls.length = 0;
    await handler({ time: minute(90) }, context(30_000));
    await expectExactCalls('search/index-waiting-transcripts', centre);
  });
});

const today = () => new Date().toISOString().slice(0, 10);
