/** What a call left beside its recordings goes with it, or stands in the certificate with the reason why it stays. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../../functions/adapters/dynamodb/contact-index.ts';
import { dynamoDbTranscriptWords } from '../../../functions/adapters/dynamodb/transcript-words.ts';
import { dynamoDbUnfinishedDeletions } from '../../../functions/adapters/dynamodb/unfinished-deletions.ts';
import { openRecordingRoom, type RecordingRoom } from './recording-room.ts';

let room: RecordingRoom;
let contactId = '';
beforeAll(async () => {
  room = await openRecordingRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  contactId = room.newContact();
});

describe('a hold on a call', () => {
  const ends = async (table: string) =>
    (await room.centre.endpoints.dynamodb.items(table))
      .filter((item) => JSON.stringify(item).includes(contactId))
      .map(({ expiresAt, held }) => [expiresAt !== undefined, held !== undefined]);
  const dynamoDb = () => dynamoDbWithin(AbortSignal.timeout(10_000));

  it('R-126: keeps the words by which it is found, and ends them with transcripts when it is lifted', async () => {
    const words = dynamoDbTranscriptWords(dynamoDb(), { name: 'TRANSCRIPT_WORDS_TABLE', keptDays: 400 });
    const startedAt = `2026-11-21T10:00:00.000Z#${contactId}`;
    const tokens = ['sixteencharacter', 'another-sixteens'];
    await words.keep({ contactId, startedAt, tokens });
    const before = await room.rows('TRANSCRIPT_WORDS_TABLE', contactId);
    await room.hold(contactId);
    expect(await ends('TRANSCRIPT_WORDS_TABLE')).toEqual(Array(3).fill([false, false]));
    await words.keep({ contactId, startedAt, tokens, held: true });
    expect(await ends('TRANSCRIPT_WORDS_TABLE')).toEqual(Array(3).fill([false, false]));
    await room.hold(contactId, false);
    expect(await ends('TRANSCRIPT_WORDS_TABLE')).toEqual(Array(3).fill([true, false]));
    expect(await room.rows('TRANSCRIPT_WORDS_TABLE', contactId)).toEqual(before);
  });

  it('R-126: is known to whoever indexes a transcript after it', async () => {
    await room.hold(contactId);
    await room.record(contactId);
    expect(await dynamoDbContactIndex(dynamoDb(), 'CONTACT_RECORDS_TABLE').read(contactId)).toMatchObject({
      held: true,
    });
  });

  it('R-126: keeps the messages that it left, done or open, until it is lifted', async () => {
    await room.leaveMessage(contactId, { reason: 'medicine' });
    const TableName = 'MESSAGES_TABLE';
    const Key = { messageId: { S: await room.leaveMessage(contactId) } };
    const ExpressionAttributeValues = { ':end': { N: '1900000000' } };
    // As the worklist leaves one that is done.
    const UpdateExpression = 'SET keptUntil = :end, expiresAt = :end';
    await room.centre.endpoints.dynamodb.call('UpdateItem', {
      TableName,
      Key,
      UpdateExpression,
      ExpressionAttributeValues,
    });
    await room.hold(contactId);
    expect(await ends(TableName)).toEqual([
      [false, true],
      [false, true],
    ]);
    await room.hold(contactId, false);
    expect((await ends(TableName)).sort()).toEqual([
      [false, false],
      [true, false],
    ]);
  });
});

describe('messages of a call', () => {
  it('R-126: go with the call, all reasons, of any leg that was asked about, and those of others stay', async () => {
    const [later, other] = [room.newContact(), room.newContact()];
    await room.record(contactId, { NextContactId: later });
    await room.record(later, { InitialContactId: contactId });
    for (const reason of ['bill', 'medicine']) await room.leaveMessage(contactId, { reason });
    await room.leaveMessage(other);
    const { legs } = await room.remove(later);
    expect(legs.find((leg: { contactId: string }) => leg.contactId === contactId)).toMatchObject({
      messages: 2,
    });
    expect(await room.rows('MESSAGES_TABLE', contactId)).toEqual([]);
    expect(await room.rows('MESSAGES_TABLE', other)).toHaveLength(1);
  });

  it('R-126: stay when a hold comes while they go, and the certificate does not say complete', async () => {
    const Key = { messageId: { S: await room.leaveMessage(contactId) } };
    const ExpressionAttributeValues = { ':held': { BOOL: true } };
    const held = { TableName: 'MESSAGES_TABLE', Key, UpdateExpression: 'SET held = :held' };
    await room.centre.endpoints.dynamodb.call('UpdateItem', { ...held, ExpressionAttributeValues });
    const said = await room.remove(contactId);
    expect(said).toMatchObject({ status: 409, certificate: { legs: [] } });
    expect(said.certificate.complete).toBeUndefined();
    expect(await room.rows('MESSAGES_TABLE', contactId)).toHaveLength(1);
  });

  it('R-126: stay while the call is under hold', async () => {
    await room.leaveMessage(contactId);
    await room.hold(contactId);
    expect(await room.remove(contactId)).toEqual({ status: 409, refused: 'under-hold' });
    expect(await room.rows('MESSAGES_TABLE', contactId)).toHaveLength(1);
  });
});

it('R-126: the certificate names what is kept of the call wherever it lies, and why', async () => {
  const { kept } = await room.remove(contactId);
  for (const place of [
    'Event log',
    'Payments',
    'payer',
    'Raw copies',
    'parked',
    'Evaluations',
    'in a chat',
    'streams',
    'Backups',
  ])
    expect(
      kept.some((line: string) => line.includes(place)),
      place,
    ).toBe(true);
  expect(JSON.stringify(kept)).not.toContain('essages');
});

it('R-126: deletions that fail for ever hold up no other: each gets its turn, the longest untried first', async () => {
  const rows = dynamoDbUnfinishedDeletions(dynamoDbWithin(AbortSignal.timeout(10_000)), 'RECORDINGS_TABLE');
  const deletion = { at: '2026-11-21T10:00:00.000Z', person: 'cleo', ticket: 'DEL-9' };
  for (const leg of ['leg-a', 'leg-b', 'leg-c']) await rows.add(leg, deletion);
  const runs: string[][] = [];
  for (const minute of ['00', '15', '30']) {
    const turn = await rows.some(2);
    runs.push(turn.map(({ contactId: leg }) => leg));
    for (const [n, { contactId: leg }] of turn.entries())
      await rows.trying(leg, `2026-11-21T11:${minute}:0${n}.000Z`);
  }
  expect(runs).toEqual([
    ['leg-a', 'leg-b'],
    ['leg-c', 'leg-a'],
    ['leg-b', 'leg-c'],
  ]);
  for (const leg of ['leg-a', 'leg-b', 'leg-c']) await rows.remove(leg);
});
