/** Marks that are put on a call, and things that are stored of it, before its record comes. */
import { PutObjectLegalHoldCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../../functions/adapters/dynamodb/contact-index.ts';
import { s3 } from '../../../functions/adapters/s3/client.ts';
import { Bucket, openRecordingRoom, type RecordingRoom } from './recording-room.ts';

let room: RecordingRoom;
let contactId = '';
beforeAll(async () => {
  room = await openRecordingRoom();
});
afterAll(() => room.close());
beforeEach(() => {
  contactId = room.newContact();
});

describe('a hold on a call whose record has not come', () => {
  it('R-126: a hold that is put on before the contact record comes keeps the record too, and lets it go when it is lifted', async () => {
    await room.hold(contactId);
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const story = () => dynamoDbContactIndex(dynamoDb, 'CONTACT_RECORDS_TABLE').read(contactId);
    expect(await story()).toBeUndefined();
    expect(await room.remove(contactId)).toEqual({ status: 409, refused: 'under-hold' });
    await room.record(contactId);
    expect(await room.recordOf(contactId)).toContain('"held":{"BOOL":true}');
    expect(await room.recordOf(contactId)).not.toContain('"expiresAt"');
    expect(await story()).toMatchObject({ summary: { contactId } });
    await room.hold(contactId, false);
    expect(await room.recordOf(contactId)).toContain('"expiresAt"');
  });

  it('R-126: a hold on a call whose record never comes is lifted like any other', async () => {
    await room.hold(contactId);
    expect(await room.recordOf(contactId)).not.toContain('"expiresAt"');
    await room.hold(contactId, false);
    expect(await room.recordOf(contactId)).not.toContain('"held"');
    expect(await room.recordOf(contactId)).toContain('"expiresAt"');
    await room.record(contactId);
    expect(await room.recordOf(contactId)).toContain('"keptUntil"');
  });
});

describe('a deletion that is asked for before the record comes', () => {
  it('R-126: is certified as awaited, makes no record, and erases the record as it comes', async () => {
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    const story = () => dynamoDbContactIndex(dynamoDb, 'CONTACT_RECORDS_TABLE').read(contactId);
    const certificate = await room.remove(contactId);
    expect(certificate).toMatchObject({ status: 200, legs: [{ record: 'awaited' }] });
    expect(certificate.kept.at(-1)).toContain('goes with a certificate of its own when its record is there');
    expect(await story()).toBeUndefined();
    expect(await room.recordOf(contactId)).toContain('"expiresAt"');
    expect(await room.remove(contactId)).toMatchObject({ legs: [{ record: 'awaited' }] });
    await room.record(contactId);
    expect(await story()).toMatchObject({ summary: { contactId } });
    for (const gone of ['AddressMac', '"number"', 'refill'])
      expect(await room.recordOf(contactId)).not.toContain(gone);
    expect(await room.remove(contactId)).toMatchObject({ status: 200, legs: [{ record: 'erased' }] });
  });

  it('R-126: gives way to a hold that is put on before the record comes: nothing is deleted under hold', async () => {
    await room.remove(contactId);
    await room.hold(contactId);
    expect(await room.remove(contactId)).toEqual({ status: 409, refused: 'under-hold' });
    await room.record(contactId);
    for (const kept of ['AddressMac', 'refill', '"held"'])
      expect(await room.recordOf(contactId)).toContain(kept);
    await room.hold(contactId, false);
    expect(await room.remove(contactId)).toMatchObject({ status: 200, legs: [{ record: 'erased' }] });
    expect(await room.recordOf(contactId)).not.toContain('refill');
  });
});

/** The next object to go does not. */
function failOnce(): () => void {
  let failed = false;
  const { middlewareStack } = s3();
  middlewareStack.add(
    (next, { commandName }) =>
      async (given) => {
        if (commandName !== 'DeleteObjectCommand' || failed) return next(given);
        failed = true;
        throw new Error('cut off');
      },
    { step: 'initialize', name: 'fail-once' },
  );
  return () => middlewareStack.remove('fail-once');
}

describe('what is stored before the record which links it to a deleted call', () => {
  let later = '';
  let key = '';
  beforeEach(async () => {
    later = room.newContact();
    key = await room.store(contactId);
    await room.record(contactId, { NextContactId: later });
  });
  const isHeld = (at: string) => room.objectAt(at)?.legalHold === true;

  it.each(['a recording', 'a transcript'])(
    'R-126: %s that is stored before the record which links it to a deleted call goes when the record is there, with a certificate',
    async (what) => {
      await room.remove(contactId);
      const third = room.newContact();
      const transcript = `Analysis/Voice/Redacted/2026/11/21/${third}_analysis_redacted_2026-11-21T10:09:00Z.json`;
      const at = await room.store(third, what === 'a transcript' ? { at: transcript } : {});
      await room.finishDeletions();
      expect(room.objectAt(at)?.key).toBe(at);
      await room.record(third, { InitialContactId: contactId });
      expect(await room.recordOf(third)).not.toContain('refill');
      expect(await room.hear(third)).toMatchObject({ refused: 'no-recording' });
      await room.finishDeletions();
      expect(room.objectAt(at)).toBeUndefined();
      expect((await room.logged(third)).slice(-2)).toEqual(['delete begun', 'delete granted']);
      const [certificate] = room.certificatesOf(third);
      expect(certificate).toMatchObject({ complete: true, person: 'cleo', ticket: 'DEL-9' });
      expect(certificate.objects.map((one: { key: string }) => one.key)).toContain(at);
      await room.finishDeletions();
      expect(await room.logged(third)).toHaveLength(3);
    },
  );

  it('R-126: a recording that is stored before a record which links it to a deleted call stays under a hold of its own', async () => {
    await room.remove(contactId);
    const third = room.newContact();
    const at = await room.store(third);
    await room.hold(third);
    await room.record(third, { InitialContactId: contactId });
    await room.finishDeletions();
    expect(isHeld(at)).toBe(true);
    expect(await room.logged(third)).toEqual(['hold begun', 'hold granted']);
    expect(await room.recordOf(third)).toContain('refill');
  });

  it('R-126: what somebody else holds in S3 stays when a record links it to a deleted call, and the log says so', async () => {
    await room.remove(contactId);
    const third = room.newContact();
    const Key = await room.store(third);
    await room.client.send(new PutObjectLegalHoldCommand({ Bucket, Key, LegalHold: { Status: 'ON' } }));
    await room.record(third, { InitialContactId: contactId });
    await room.finishDeletions();
    expect(isHeld(Key)).toBe(true);
    expect(await room.logged(third)).toEqual(['delete under-hold']);
  });

  it('R-126: a deletion of a leg that nothing linked yet goes over to the call when its record comes', async () => {
    await room.remove(later);
    expect(room.objectAt(key)?.key).toBe(key);
    await room.record(later, { InitialContactId: contactId, PreviousContactId: contactId });
    await room.finishDeletions();
    expect(room.objectAt(key)).toBeUndefined();
    expect(await room.logged(later)).toEqual([
      'delete begun',
      'delete granted',
      'delete begun',
      'delete granted',
    ]);
  });

  it('R-126: a deletion that cannot be finished stops no other, and is tried again', async () => {
    await room.remove(contactId);
    const legs = [room.newContact(), room.newContact()];
    for (const leg of legs) {
      await room.store(leg);
      await room.record(leg, { RelatedContactId: contactId, InitialContactId: leg });
    }
    const certified = () => legs.map((leg) => room.certificatesOf(leg).length);
    const undo = failOnce();
    await expect(room.finishDeletions()).rejects.toThrow();
    undo();
    expect(certified()).toEqual([0, 1]);
    expect(await room.rows('RECORDINGS_TABLE', '#unfinished')).toMatchObject([{ triedAt: {} }]);
    await room.finishDeletions();
    expect(certified()).toEqual([1, 1]);
  });
});
