/** Holds and deletions reach the whole call, whatever comes when, and leave a trace whatever happens meanwhile. */
import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3 } from '../../../functions/adapters/s3/client.ts';
import { spreadMarks } from '../../../functions/recordings/call-marks.ts';
import { context } from '../call-event.ts';
import { Bucket, openRecordingRoom, type RecordingRoom } from './recording-room.ts';
import { compliance, quality, stored } from './signed.ts';

let room: RecordingRoom;
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

const isHeld = (at: string) => room.objectAt(at)?.legalHold === true;
const gone = async (at: string) => {
  const object = room.objectAt(at);
  await room.client.send(new DeleteObjectCommand({ Bucket, Key: at, VersionId: object?.versionId }));
};

/** Something happens between the first object of a deletion and the second. Answers how to undo it. */
function atSecondRemoval(happens: () => Promise<unknown>): () => void {
  let removals = 0;
  const { middlewareStack } = s3();
  middlewareStack.add(
    (next, { commandName }) =>
      async (given) => {
        if (commandName === 'DeleteObjectCommand' && ++removals === 2) await happens();
        return next(given);
      },
    { step: 'initialize', name: 'meanwhile' },
  );
  return () => middlewareStack.remove('meanwhile');
}

describe('a call of several legs', () => {
  let later = '';
  beforeEach(async () => {
    later = room.newContact();
    await room.record(contactId, { NextContactId: later });
  });
  const transfer = () => room.record(later, { InitialContactId: contactId, PreviousContactId: contactId });

  it.each(['first', 'second'])('R-126: a hold on its %s leg keeps both', async (asked) => {
    const second = await room.store(later);
    await transfer();
    expect(await room.hold(asked === 'first' ? contactId : later)).toMatchObject({ held: true, objects: 2 });
    expect([isHeld(key), isHeld(second)]).toEqual([true, true]);
    for (const leg of [contactId, later]) {
      expect(await room.recordOf(leg)).not.toContain('expiresAt');
      expect(await room.remove(leg)).toEqual({ status: 409, refused: 'under-hold' });
    }
    expect(await room.hold(contactId, false)).toMatchObject({ held: false });
    expect([isHeld(key), isHeld(second)]).toEqual([false, false]);
    expect(await room.recordOf(later)).toContain('expiresAt');
  });

  it('R-126: a hold goes over to a leg that comes after it, its recording first or its record first', async () => {
    await room.hold(contactId);
    const second = await room.store(later);
    expect(isHeld(second)).toBe(false);
    await transfer();
    expect(isHeld(second)).toBe(true);
    expect(await room.recordOf(later)).not.toContain('expiresAt');
    expect(isHeld(await room.store(later, { folder: 'recordings/ivr' }))).toBe(true);
    expect(await room.remove(later)).toEqual({ status: 409, refused: 'under-hold' });
  });

  it('R-126: a hold on a leg that nothing links to the call yet reaches the call when its record comes', async () => {
    await room.hold(later);
    expect(isHeld(key)).toBe(false);
    await transfer();
    expect(isHeld(key)).toBe(true);
    expect(await room.recordOf(contactId)).not.toContain('expiresAt');
  });

  it('R-126: a deletion takes all legs, and goes over to one that comes after it', async () => {
    const second = await room.store(later);
    await transfer();
    const certificate = await room.remove(later);
    expect(certificate.legs.map((leg: { contactId: string }) => leg.contactId).sort()).toEqual(
      [contactId, later].sort(),
    );
    expect(certificate.objects).toHaveLength(2);
    expect([room.objectAt(key), room.objectAt(second)]).toEqual([undefined, undefined]);
  });
});

describe('a hold', () => {
  it('R-126: holds what is there when something is gone already, and stands in the log', async () => {
    await room.record(contactId);
    const mail = await room.store(contactId, { folder: 'recordings/ivr' });
    await gone(mail);
    expect(await room.hold(contactId)).toMatchObject({ status: 200, held: true });
    expect(isHeld(key)).toBe(true);
    for (const row of await room.rows('RECORDINGS_TABLE', contactId)) expect(row.expiresAt).toBeUndefined();
    expect(await room.logged(contactId)).toEqual(['hold begun', 'hold granted']);
  });

  it('R-126: of two tickets stays until both are lifted', async () => {
    await room.record(contactId);
    await room.hold(contactId, true, 'LEGAL-4');
    await room.hold(contactId, true, 'LEGAL-7');
    expect(await room.hold(contactId, false, 'LEGAL-4')).toMatchObject({ held: true, tickets: ['LEGAL-7'] });
    expect(isHeld(key)).toBe(true);
    expect(await room.remove(contactId)).toMatchObject({ refused: 'under-hold' });
    expect(await room.hold(contactId, false, 'LEGAL-7')).toMatchObject({ held: false });
    expect(isHeld(key)).toBe(false);
  });

  it('R-126: that is lifted leaves alone what somebody else holds in S3', async () => {
    const LegalHold = { Status: 'ON' } as const;
    await room.client.send(new PutObjectLegalHoldCommand({ Bucket, Key: key, LegalHold }));
    await room.hold(contactId);
    await room.hold(contactId, false);
    const left = await room.client.send(new GetObjectLegalHoldCommand({ Bucket, Key: key }));
    expect(left.LegalHold?.Status).toBe('ON');
  });

  it('R-126: keeps the row of what is stored after it', async () => {
    await room.hold(contactId);
    await room.store(contactId, { folder: 'recordings/ivr' });
    for (const row of await room.rows('RECORDINGS_TABLE', contactId)) expect(row.expiresAt).toBeUndefined();
  });

  it('R-126: lets a recording be heard whose retention is over, and no other', async () => {
    const longAgo = new Date(Date.now() - 21 * 86_400_000).toISOString();
    const old = { folder: 'recordings/ivr', time: longAgo };
    const hear = (leg: string) => room.hear(leg, quality, { recording: 'voicemail' });
    await room.hold(contactId);
    await room.client.send(new DeleteObjectCommand({ Bucket, Key: await room.store(contactId, old) }));
    expect(await hear(contactId)).toMatchObject({ status: 200 });
    const other = room.newContact();
    await room.client.send(new DeleteObjectCommand({ Bucket, Key: await room.store(other, old) }));
    expect(await hear(other)).toEqual({ status: 404, refused: 'no-recording' });
    const third = room.newContact();
    await gone(await room.store(third, old));
    expect(await hear(third)).toEqual({ status: 404, refused: 'no-recording' });
  });
});

it('R-126: a hold reaches what is stored of another leg while it is put on', async () => {
  const late = {
    contactId: 'leg-2',
    key: 'recordings/leg-2.wav',
    kind: 'recording',
    versionId: 'v-1',
    etag: 'e-1',
    size: 9,
    storedAt: '2026-11-21T10:05:00.000Z',
  } as const;
  const holds = [{ at: '2026-11-21T11:00:00.000Z', person: 'cleo', ticket: 'LEGAL-4' }];
  const marked: string[] = [];
  const held: string[] = [];
  await spreadMarks(
    {
      contacts: { read: async () => undefined, find: async () => [] },
      // Who indexed it has read the marks before the hold was among them, and we its row before it was.
      index: {
        of: async (leg) =>
          leg === 'leg-1'
            ? { contactId: leg, recordings: [], holds }
            : { contactId: leg, recordings: marked.includes(leg) ? [late] : [], holds: [] },
      },
      rows: {
        putHold: async (leg) => void marked.push(leg),
        liftHold: async () => undefined,
        putDeletion: async () => true,
        takeBackDeletion: async () => undefined,
        keepRecord: async () => undefined,
        keepRecording: async () => undefined,
      },
      holds: { isHeld: async () => false, set: async ({ key: at }) => held.push(at) > 0 },
    },
    'leg-1',
    'leg-2',
  );
  expect(held).toEqual([late.key]);
});

describe('a deletion', () => {
  it('R-126: takes what is stored after it at once, certifies it with the next request, and lets no word of it be found', async () => {
    await room.record(contactId);
    await room.remove(contactId);
    const late = await room.store(contactId, { folder: 'recordings/ivr' });
    expect(room.objectAt(late)).toBeUndefined();
    expect(await room.hear(contactId, compliance, { recording: 'voicemail', reason: 'legal' })).toMatchObject(
      {
        refused: 'no-recording',
      },
    );
    const { objects } = await room.remove(contactId);
    expect(objects.map((one: { key: string }) => one.key)).toEqual([key, late]);

    const Key = `Analysis/Voice/Redacted/2026/11/21/${contactId}_analysis_redacted_2026-11-21T10:09:00Z.json`;
    const Body = JSON.stringify({
      ContentMetadata: { Output: 'Redacted' },
      CustomerMetadata: { ContactId: contactId },
      LanguageCode: 'en-US',
      Transcript: [{ Content: 'wheelchair question insurance' }],
    });
    await room.client.send(new PutObjectCommand({ Bucket, Key, Body }));
    const { handler } = await import('../../../functions/search/index-transcript/handler.ts');
    const object = room.objectAt(Key);
    if (object) await handler(stored(object, '2026-11-21T10:10:00Z'), context(30_000));
    expect(await room.centre.endpoints.dynamodb.items('TRANSCRIPT_WORDS_TABLE')).toEqual([]);
  });

  it('R-126: that breaks off leaves a trace, and the next one certifies what both took', async () => {
    await room.record(contactId);
    const mail = await room.store(contactId, { folder: 'recordings/ivr' });
    const undo = atSecondRemoval(() => Promise.reject(new Error('cut off')));
    await expect(room.remove(contactId)).rejects.toThrow();
    undo();
    expect([room.objectAt(key), room.objectAt(mail)?.key]).toEqual([undefined, mail]);
    expect(await room.hear(contactId)).toMatchObject({ refused: 'no-recording' });
    const { objects, complete } = await room.remove(contactId);
    expect(complete).toBe(true);
    expect(objects.map((one: { versions: string[] }) => one.versions.length)).toEqual([1, 1]);
    expect(await room.logged(contactId)).toEqual([
      'delete begun',
      'delete failed',
      'ask no-recording',
      'delete begun',
      'delete granted',
    ]);
  });

  it('R-126: that meets a hold on its way stops, and certifies what is gone', async () => {
    await room.record(contactId);
    const mail = await room.store(contactId, { folder: 'recordings/ivr' });
    const undo = atSecondRemoval(() => room.hold(contactId));
    const said = await room.remove(contactId);
    undo();
    expect(said).toMatchObject({ status: 409, refused: 'under-hold', certificate: { ticket: 'DEL-9' } });
    expect(said.certificate.complete).toBeUndefined();
    expect(said.certificate.objects.map((one: { key: string }) => one.key)).toEqual([key]);
    expect(isHeld(mail)).toBe(true);
    expect((await room.logged(contactId)).at(-1)).toBe('delete under-hold');
    await room.hold(contactId, false);
    expect((await room.remove(contactId)).objects).toHaveLength(2);
  });
});
