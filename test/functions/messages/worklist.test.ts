/** The list of messages and who works on it, through adapters, SDK, keys and the embedded store. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbMessages } from '../../../functions/adapters/dynamodb/messages.ts';
import { dynamoDbOpenMessages } from '../../../functions/adapters/dynamodb/open-messages.ts';
import { dynamoDbWorklist } from '../../../functions/adapters/dynamodb/worklist.ts';
import { kmsOpenNumber, kmsSealNumber } from '../../../functions/adapters/kms/seal-number.ts';
import { findOverdueMessages } from '../../../functions/messages/find-overdue-messages/find-overdue-messages.ts';
import { workMessages } from '../../../functions/messages/work-messages/work-messages.ts';
import { type AccessEntry, chained, logStart } from '../../../functions/recordings/access-log.ts';
import type { ListenerRole } from '../../../functions/recordings/listeners.ts';
import type { WebAnswer } from '../../../functions/recordings/signed-request.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { memoryPatients } from '../memory.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { messages as mia, session, signed } from '../recordings/signed.ts';

const zone = 'America/Los_Angeles';
const now = new Date('2026-03-06T18:00:00Z');
const number = '+12065550143';
const [ann, bob, lead] = ['CarelineMessages/ann', 'CarelineMessages/bob', 'CarelineNurseLead/noor'].map(
  (who) => session(...(who.split('/') as [string, string])),
);

let centre: LocalCentre;
let log: AccessEntry[] = [];
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  log = [];
  for (const { messageId } of await rows()) await call('DeleteItem', { Key: { messageId } });
});

const deadline = () => AbortSignal.timeout(10_000);
const call = (name: string, more: object) =>
  centre.endpoints.dynamodb.call(name, { TableName: 'MESSAGES_TABLE', ...more });
async function rows(): Promise<readonly Record<string, Readonly<Record<string, string | undefined>>>[]> {
  return Object((await call('Scan', {})) as object).Items ?? [];
}
const worklist = () => dynamoDbWorklist(dynamoDbWithin(deadline()), { name: 'MESSAGES_TABLE', keptDays: 90 });

const openOf = (patientId: string) =>
  dynamoDbOpenMessages(dynamoDbWithin(deadline()), 'MESSAGES_TABLE').of(patientId);

interface Left {
  readonly day?: number;
  readonly reason?: string;
  readonly patientId?: string;
  readonly sealed?: string;
}
async function left(messageId: string, { day = 6, reason = 'bill', patientId = 'p-1', sealed }: Left = {}) {
  const { MESSAGES_KEY_ID = '' } = centre.environment;
  await dynamoDbMessages(dynamoDbWithin(deadline()), 'MESSAGES_TABLE').keep({
    messageId,
    sessionId: `call-of-${messageId}`,
    patientId,
    reason,
    sealedNumber: sealed ?? (await kmsSealNumber(MESSAGES_KEY_ID, deadline())(number, messageId)),
    takenAt: new Date('2026-03-04T18:00:00Z'),
    dueOn: { year: 2026, month: 3, day },
  });
}

async function ask(body: unknown, { as = ann, role = 'messages' as ListenerRole | 'nobody', at = now } = {}) {
  const ports = {
    worklist: worklist(),
    open: kmsOpenNumber(centre.environment.MESSAGES_KEY_ID ?? '', deadline()),
    patients: memoryPatients([{ patientId: 'p-1', greetingName: 'Ms. Okafor' }]),
    log: {
      append: async (entry: AccessEntry) => {
        log.push(entry);
        return chained(entry, logStart);
      },
    },
    zone,
  };
  const asker = { arn: as ?? '', person: as?.split('/').at(-1) ?? '', ...(role !== 'nobody' && { role }) };
  const request = { asker, method: 'POST', headers: {}, query: {}, body };
  const { answer } = await workMessages(ports, request, at);
  return { status: answer.statusCode, ...JSON.parse(answer.body) };
}
const asLead = { as: lead, role: 'nurse-lead' } as const;
const idsOf = (answer: { messages?: readonly { messageId: string }[] }) =>
  answer.messages?.map(({ messageId }) => messageId);

describe('the list of messages (R-26)', () => {
  it('begins with what is due first, medicine before the rest of its day, and shows nobody’s number', async () => {
    await left('msg-tomorrow', { day: 7, reason: 'medicine' });
    await left('msg-bill-today', { patientId: 'unknown' });
    await left('msg-overdue', { day: 5 });
    await left('msg-medicine', { reason: 'medicine' });
    const listed = await ask({ list: {} });
    expect(idsOf(listed)).toEqual(['msg-overdue', 'msg-medicine', 'msg-bill-today', 'msg-tomorrow']);
    expect(listed.messages[0]).toMatchObject({ overdue: true, reason: 'bill', dueOn: '2026-03-05' });
    expect(listed.messages[1]).toMatchObject({ overdue: false });
    expect(JSON.stringify(listed)).not.toMatch(/5550143|sealed/);
    // Strangers are no patient: none sees what another has left.
    expect(await openOf('unknown')).toEqual([]);
    expect(log).toMatchObject([{ action: 'list-messages', outcome: 'granted', found: 4, role: 'messages' }]);
  });

  it('is read page by page, each message once', async () => {
    for (let n = 10; n < 40; n++) await left(`msg-page-${n}`, { sealed: 'not opened' });
    const first = await ask({ list: {} });
    const second = await ask({ list: { beyond: first.beyond } });
    expect([first.messages.length, second.messages.length, second.beyond]).toEqual([25, 5, undefined]);
    expect(new Set([...(idsOf(first) ?? []), ...(idsOf(second) ?? [])]).size).toBe(30);
  });

  it('gives the number to who takes a message, with whom to ask for; that stands in the access log', async () => {
    await left('msg-of-okafor');
    expect(await ask({ take: 'msg-of-okafor' })).toMatchObject({ status: 200, number, name: 'Ms. Okafor' });
    expect(log).toMatchObject([
      {
        action: 'take-message',
        outcome: 'granted',
        messageId: 'msg-of-okafor',
        contactId: 'call-of-msg-of-okafor',
      },
    ]);
    expect((await ask({ list: {} }, { as: bob })).messages).toMatchObject([{ worker: 'ann' }]);
  });

  it('gives a message to one of two who take it at the same moment', async () => {
    await left('msg-race-0');
    const answers = await Promise.all([
      ask({ take: 'msg-race-0' }),
      ask({ take: 'msg-race-0' }, { as: bob }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toEqual({ status: 409, refused: 'taken-by-other' });
    expect(log.map(({ outcome, refusal }) => refusal ?? outcome).sort()).toEqual([
      'granted',
      'taken-by-other',
    ]);
  });

  it('lets a lead take over at once, others after an hour, and who had it no longer', async () => {
    await left('msg-left-lying');
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    await ask({ take: 'msg-left-lying' });
    expect(await ask({ take: 'msg-left-lying' }, { as: bob, at: later(60) })).toMatchObject({ status: 409 });
    expect(await ask({ take: 'msg-left-lying' }, { as: bob, at: later(61) })).toMatchObject({ status: 200 });
    expect(await ask({ take: 'msg-left-lying' }, { ...asLead, at: later(62) })).toMatchObject({
      status: 200,
    });
    expect(
      await ask({ finish: 'msg-left-lying', result: 'reached' }, { as: bob, at: later(63) }),
    ).toMatchObject({
      status: 409,
    });
  });

  it('keeps a message in the list when nobody answered, free for the next one, with how often', async () => {
    await left('msg-no-answer');
    await ask({ take: 'msg-no-answer' });
    await ask({ finish: 'msg-no-answer', result: 'no-answer' });
    const { messages } = await ask({ list: {} });
    expect(messages).toMatchObject([{ messageId: 'msg-no-answer', tries: 1 }]);
    expect(messages[0]).not.toHaveProperty('worker');
    expect(await ask({ take: 'msg-no-answer' }, { as: bob })).toMatchObject({ status: 200 });
  });

  it('ends a message for its patient too, says who ended it and how, and lets it go after its period', async () => {
    await left('msg-to-end-1');
    expect(await openOf('p-1')).toMatchObject([
      { messageId: 'msg-to-end-1', reason: 'bill', dueOn: '2026-03-06' },
    ]);
    await ask({ take: 'msg-to-end-1' });
    expect(await ask({ finish: 'msg-to-end-1', result: 'reached' })).toMatchObject({ status: 200 });
    expect(await openOf('p-1')).toEqual([]);
    expect(idsOf(await ask({ list: {} }))).toEqual([]);
    const [row] = await rows();
    expect(row).toMatchObject({
      status: { S: 'done' },
      result: { S: 'reached' },
      doneBy: { S: ann },
      doneAt: { S: now.toISOString() },
      expiresAt: { N: String(now.getTime() / 1000 + 90 * 86_400) },
    });
    expect(await ask({ finish: 'msg-to-end-1', result: 'reached' })).toEqual({
      status: 404,
      refused: 'no-message',
    });
  });

  it('does not let a message under hold expire', async () => {
    await left('msg-on-hold-1');
    await call('UpdateItem', {
      Key: { messageId: { S: 'msg-on-hold-1' } },
      UpdateExpression: 'SET held = :held',
      ExpressionAttributeValues: { ':held': { BOOL: true } },
    });
    await ask({ finish: 'msg-on-hold-1', result: 'not-needed' });
    const [row] = await rows();
    expect(row).toMatchObject({ status: { S: 'done' }, keptUntil: {} });
    expect(row).not.toHaveProperty('expiresAt');
  });

  it.each([
    ['without a role', { list: {} }, 'nobody', { status: 403, refused: 'no-role' }],
    [
      'with a role for something else',
      { take: 'msg-refused-1' },
      'compliance',
      { status: 403, refused: 'no-role' },
    ],
    ['for nothing', {}, 'messages', { status: 400, refused: 'unreadable-request' }],
    [
      'with a note in free text',
      { finish: 'msg-refused-1', result: 'she cried' },
      'messages',
      { status: 400, refused: 'unreadable-request' },
    ],
    [
      'for a message that is not there',
      { take: 'msg-nowhere' },
      'messages',
      { status: 404, refused: 'no-message' },
    ],
  ] as const)('refuses whoever asks %s, and says so in the access log', async (_how, body, role, refused) => {
    await left('msg-refused-1');
    expect(await ask(body, { role })).toEqual(refused);
    expect(log).toMatchObject([{ outcome: 'refused', refusal: refused.refused, person: 'ann' }]);
  });
});

describe('a promise of a call back', () => {
  const look = (at: string) => findOverdueMessages({ worklist: worklist(), zone }, new Date(at));

  it('is overdue at the midnight of its day on the clinic’s wall, and not once it is done (R-26)', async () => {
    expect(await look('2026-03-07T12:00:00Z')).toBe('none');
    await left('msg-promised');
    expect(await look('2026-03-07T07:59:00Z')).toBe('none');
    expect(await look('2026-03-07T08:00:00Z')).toBe('overdue');
    await ask({ finish: 'msg-promised', result: 'left-word' }, asLead);
    expect(await look('2026-03-07T08:00:00Z')).toBe('none');
  });
});

describe('the role of each function allows what it calls and no more (R-130)', () => {
  it('messages/work-messages', async () => {
    await left('msg-by-handler');
    const { handler } = await import('../../../functions/messages/work-messages/handler.ts');
    const send = async (body: object): Promise<WebAnswer> => handler(signed(mia, { body }), context());
    centre.calls.length = 0;
    for (const body of [{ list: {} }, { take: 'msg-by-handler' }, { take: 'msg-nowhere' }])
      expect((await send(body)).statusCode).toBe('take' in body && body.take === 'msg-nowhere' ? 404 : 200);
    expect((await send({ finish: 'msg-by-handler', result: 'reached' })).statusCode).toBe(200);
    await expectExactCalls('messages/work-messages', centre);
  });

  it('messages/find-overdue-messages', async () => {
    const { handler } = await import('../../../functions/messages/find-overdue-messages/handler.ts');
    centre.calls.length = 0;
    await handler({ time: now.toISOString() }, context());
    await expectExactCalls('messages/find-overdue-messages', centre);
  });
});
