import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3 } from '../../../functions/adapters/s3/client.ts';
import { expectExactCalls } from '../recorded-calls.ts';
import { markOf } from './marked.ts';
import { Bucket, openRecordingRoom } from './recording-room.ts';
import { messages, quality } from './signed.ts';

let room: Awaited<ReturnType<typeof openRecordingRoom>>;
let contactId = '';
let key = '';

beforeAll(async () => {
  room = await openRecordingRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  contactId = room.newContact();
  key = await room.store(contactId);
});

describe('the role of each function about recordings allows what it calls and no more', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['recordings/give-recording-access', openTwo],
    [
      'recordings/hold-contact',
      async () => {
        for (const on of [true, false]) await room.hold(contactId, on);
      },
    ],
    ['recordings/delete-contact', deleteWithRecord],
    ['recordings/finish-deletions', () => room.finishDeletions()],
    ['recordings/index-recording', indexMarked],
    ['recordings/reconcile-recordings', () => room.reconcile(new Date(Date.now() + 86_400_000))],
  ])('R-130: %s', async (path, step) => {
    if (/(delete|hold)-contact$/.test(path)) await storeRecord();
    if (path.endsWith('finish-deletions')) await linkToDeleted();
    room.centre.calls.length = 0;
    await step();
    await expectExactCalls(path, room.centre);
  });

  async function storeRecord() {
    await room.record(contactId);
    const words = { word: { S: `contact#${contactId}` }, startedAt: { S: 'words' } };
    const Item = { ...words, at: { S: '2026-11-21T10:00:00.000Z#x' }, tokens: { S: 'sixteencharacter' } };
    await room.centre.endpoints.dynamodb.call('PutItem', { TableName: 'TRANSCRIPT_WORDS_TABLE', Item });
    await room.leaveMessage(contactId);
  }
  /** Its transcript was indexed while nothing linked it. */
  async function linkToDeleted() {
    const first = room.newContact();
    await room.centre.put([markOf(first, '#deleted')]);
    await room.remove(first);
    await storeRecord();
    await room.record(contactId, { InitialContactId: first });
  }
  /** The second one is gone by then. */
  async function openTwo() {
    const link = async () => String((await room.hear(contactId)).links[0].link).slice('?link='.length);
    const open = (given: string) =>
      room.ask('give-recording-access', quality, { method: 'GET', link: given });
    const links = [await link(), await link()];
    await open(links[0] ?? '');
    const object = room.objectAt(key);
    await room.client.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: object?.versionId }));
    expect(await open(links[1] ?? '')).toMatchObject({ refused: 'altered' });
    const order = { recording: 'voicemail', reason: 'message', ticket: 'msg_buBOnaWqWblmi2_7RFarsRQ2' };
    expect(await room.hear(contactId, messages, order)).toMatchObject({ refused: 'no-message' });
  }
  /** The first time a hold comes just before the mark. */
  async function deleteWithRecord() {
    const hold = markOf(contactId, '#hold#LEGAL-4');
    const { middlewareStack } = s3();
    middlewareStack.add(
      (next, { commandName }) =>
        async (given) => {
          if (commandName === 'GetObjectLegalHoldCommand') await room.centre.put([hold]);
          return next(given);
        },
      { step: 'initialize', name: 'meanwhile' },
    );
    expect(await room.remove(contactId)).toMatchObject({ refused: 'under-hold' });
    middlewareStack.remove('meanwhile');
    const Key = { contactId: hold.item.contactId, object: hold.item.object };
    await room.centre.endpoints.dynamodb.call('DeleteItem', { TableName: hold.table, Key });
    expect(await room.remove(contactId)).toMatchObject({ complete: true });
  }
  /** Of a call under hold, and of one that was deleted. */
  async function indexMarked() {
    for (const mark of ['#hold#LEGAL-4', '#deleted']) {
      const marked = room.newContact();
      await room.centre.put([markOf(marked, mark)]);
      await room.store(marked, { folder: 'recordings/ivr' });
    }
  }
});
