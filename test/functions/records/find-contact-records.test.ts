import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { streamEvent } from '../stream-event.ts';
import { sessionItem } from '../verified-session.ts';

type Answer = { contacts: ContactSummary[]; cursor?: string; problem?: string };
let centre: LocalCentre;
let find: (question: object) => Promise<Answer>;

const instance = 'arn:aws:connect:us-east-1:000000000000:instance/i';
const ana = { ARN: `${instance}/agent/ana-id`, Username: 'ana' };
const billing = { ARN: `${instance}/queue/billing-id`, Name: 'billing' };
const minute = (n: number) => new Date(Date.UTC(2026, 2, 3, 23, 30) + n * 60_000).toISOString();

/** Sixty calls from half an hour before midnight (UTC) on, one a minute; every third with ana, of the billing queue. */
const calls = Array.from({ length: 60 }, (_, n) => ({
  ContactId: `call-${String(n).padStart(2, '0')}`,
  LastUpdateTimestamp: minute(n + 5),
  InitiationTimestamp: minute(n),
  DisconnectTimestamp: minute(n + 2),
  Channel: 'VOICE',
  DisconnectReason: n % 3 === 0 ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT',
  CustomerEndpoint: { Address: n % 2 === 0 ? '+12065550110' : '+12065550111', Type: 'TELEPHONE_NUMBER' },
  Agent: n % 3 === 0 ? ana : null,
  Queue: n % 3 === 0 ? billing : null,
}));
const leg = (ContactId: string, n: number, more: object) => ({
  ContactId,
  LastUpdateTimestamp: minute(n),
  InitiationTimestamp: minute(n),
  DisconnectReason: 'CUSTOMER_DISCONNECT',
  ...more,
});

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  await centre.put([sessionItem('call-07', 'L1', 'p-okafor'), sessionItem('call-41', 'L2', 'p-okafor')]);
  const { handler: store } = await import('../../../functions/records/store-contact-record/handler.ts');
  const { handler } = await import('../../../functions/records/find-contact-records/handler.ts');
  // The survey came of the second leg; its record is there first.
  const chain = [
    leg('chat-survey', 300, { InitialContactId: 'chat-survey', RelatedContactId: 'chain-2' }),
    leg('chain-3', 220, { InitialContactId: 'chain-1', PreviousContactId: 'chain-2' }),
    leg('chain-1', 200, { InitialContactId: 'chain-1', NextContactId: 'chain-2' }),
    leg('chain-2', 210, { InitialContactId: 'chain-1', PreviousContactId: 'chain-1' }),
  ];
  await store(streamEvent([...calls, ...chain]), context(30_000));
  find = async (question) => (await handler(question, context(30_000))) as Answer;
});
afterAll(() => centre.close());

const evening = { from: minute(0), to: minute(60) };
const ids = ({ contacts }: Answer) => contacts.map(({ contactId }) => contactId);
const newestFirst = (wanted: (n: number) => boolean) =>
  calls.flatMap(({ ContactId }, n) => (wanted(n) ? [ContactId] : [])).reverse();

/** All pages of a list. */
async function pages(question: object): Promise<string[][]> {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const answer = await find({ ...question, ...(cursor && { cursor }) });
    expect(answer.problem).toBeUndefined();
    found.push(ids(answer));
    cursor = answer.cursor;
  } while (cursor);
  return found;
}

describe('contacts are found, newest first, page by page, none twice and none left out (R-56, R-134)', () => {
  it.each([
    [
      'the patient whom they were verified as',
      { by: 'patient', patientId: 'p-okafor' },
      (n: number) => n === 7 || n === 41,
    ],
    [
      'the number, which nobody can read',
      { by: 'number', number: '+12065550111' },
      (n: number) => n % 2 === 1,
    ],
    ['agent', { by: 'agent', agent: 'ana-id' }, (n: number) => n % 3 === 0],
    ['queue', { by: 'queue', queue: 'billing-id' }, (n: number) => n % 3 === 0],
    ['outcome', { by: 'outcome', outcome: 'hung-up' }, (n: number) => n % 3 !== 0],
    ['day, over midnight', { by: 'day' }, () => true],
  ])('by %s', async (_by, look, wanted) => {
    for (const limit of [1, 7, 100]) {
      const found = await pages({ look, limit, ...evening });
      expect(found.flat()).toEqual(newestFirst(wanted));
      expect(Math.max(...found.map((one) => one.length))).toBeLessThanOrEqual(limit);
    }
  });

  it('from the moment on that was asked for and before the other', async () => {
    const look = { by: 'day' };
    expect(ids(await find({ look, from: minute(10), to: minute(13) }))).toEqual([
      'call-12',
      'call-11',
      'call-10',
    ]);
    const by = { by: 'agent', agent: 'ana-id' };
    expect(ids(await find({ look: by, from: minute(3), to: minute(9) }))).toEqual(['call-06', 'call-03']);
  });

  it('a list says who, when, how long and how it ended', async () => {
    const { contacts } = await find({ look: { by: 'agent', agent: 'ana-id' }, limit: 1 });
    expect(contacts).toEqual([
      {
        contactId: 'call-57',
        startedAt: `${minute(57)}#call-57`,
        outcome: 'answered',
        channel: 'VOICE',
        agent: 'ana',
        queue: 'billing',
        seconds: 120,
        recorded: false,
      },
    ]);
  });

  it('of a time that begins within a day and has no contacts is empty, page after page', async () => {
    const empty = { from: '2026-01-01T10:00:00Z', to: '2026-01-17T00:00:00Z' };
    expect((await pages({ look: { by: 'day' }, ...empty })).flat()).toEqual([]);
  });

  it('a page costs as many requests however many contacts there are', async () => {
    const cost = async (question: object) => {
      centre.calls.length = 0;
      await find(question);
      return centre.calls.filter(({ action }) => action === 'dynamodb:Query').length;
    };
    expect(await cost({ look: { by: 'patient', patientId: 'p-okafor' } })).toBe(1);
    expect(await cost({ look: { by: 'agent', agent: 'ana-id' }, limit: 5 })).toBe(1);
    expect(await cost({ look: { by: 'day' }, from: minute(40), to: minute(50), limit: 5 })).toBe(4);
  });
});

describe('a whole call', () => {
  it.each(['chain-1', 'chain-2', 'chain-3', 'chat-survey'])('from %s: in the order of time', async (call) => {
    expect(ids(await find({ call }))).toEqual(['chain-1', 'chain-2', 'chain-3', 'chat-survey']);
  });

  it('of one leg is that leg, of an unknown contact nothing', async () => {
    expect(ids(await find({ call: 'call-03' }))).toEqual(['call-03']);
    expect(ids(await find({ call: 'nobody' }))).toEqual([]);
  });
});

describe('a question that cannot be answered', () => {
  const agentX = { by: 'agent', agent: 'x' };
  it.each([
    ['no way to look', { look: { by: 'name', name: 'x' } }],
    ['a number that is none', { look: { by: 'number', number: '555' } }],
    ['a day without a time', { look: { by: 'day' } }],
    ['a hundred days', { look: { by: 'day' }, from: minute(0), to: '2026-07-01T00:00:00Z' }],
    ['an agent, from late to early', { look: agentX, from: minute(9), to: minute(3) }],
    ['a day, from late to early', { look: { by: 'day' }, from: minute(9), to: minute(3) }],
    ['a page of a thousand', { look: agentX, limit: 1000 }],
    ['a made-up cursor', { look: agentX, cursor: 'WyJ4IiwieSJd' }],
  ])('%s: says what to ask instead', async (_case, question) => {
    expect((await find(question)).problem).toMatch(/^(Ask|Say|This)/);
  });

  it('the cursor of another list is refused', async () => {
    const { cursor } = await find({ look: { by: 'agent', agent: 'ana-id' }, limit: 2 });
    const answer = await find({ look: { by: 'patient', patientId: 'p-okafor' }, limit: 2, cursor });
    expect(answer.problem).toContain('another question');
  });
});
