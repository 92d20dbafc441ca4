/** What has to be there and is not is found: by the run of a night, and by who asks for it. */
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3 } from '../../../functions/adapters/s3/client.ts';
import { s3VersionsUnder } from '../../../functions/adapters/s3/versions.ts';
import {
  type ReconcilePorts,
  type RecordingsPage,
  reconcileRecordings,
} from '../../../functions/recordings/reconcile-recordings/reconcile-recordings.ts';
import type { Round } from '../../../functions/recordings/reconcile-recordings/round.ts';
import { markOf } from './marked.ts';
import { Bucket, openRecordingRoom, type RecordingRoom } from './recording-room.ts';
import { quality } from './signed.ts';

let room: RecordingRoom;
beforeAll(async () => {
  room = await openRecordingRoom();
});
afterAll(() => room.close());

const day = 86_400_000;
const tomorrow = () => new Date(Date.now() + day);
const gone = async (Key: string) => {
  const VersionId = room.objectAt(Key)?.versionId;
  await room.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
};
const hidden = (Key: string) => room.client.send(new DeleteObjectCommand({ Bucket, Key }));

describe('a recording that has to be there (R-126)', () => {
  it('is found by the night when its version is gone, hidden or swapped, and named once with its first day', async () => {
    const [whole, lost, behind, swapped] = [1, 2, 3, 4].map(() => room.newContact());
    const keys: string[] = [];
    for (const contactId of [whole, lost, behind, swapped]) keys.push(await room.store(contactId ?? ''));
    const [, lostKey = '', behindKey = '', swappedKey = ''] = keys;
    await gone(lostKey);
    await hidden(behindKey);
    await room.client.send(new PutObjectCommand({ Bucket, Key: swappedKey, Body: 'another voice' }));
    const at = tomorrow();
    const { findings, next, compared } = await room.reconcile(at);
    const since = at.toISOString().slice(0, 10);
    expect(findings).toMatchObject([
      { what: 'lost-recording', contactId: lost, key: lostKey, since },
      { what: 'lost-recording', contactId: behind, key: behindKey, since },
      { what: 'altered', contactId: swapped, key: swappedKey, since },
    ]);
    expect([next, compared]).toEqual([undefined, 4]);
    await room.client.send(
      new DeleteObjectCommand({ Bucket, Key: swappedKey, VersionId: room.objectAt(swappedKey)?.versionId }),
    );
    const later = await room.reconcile(new Date(at.getTime() + day));
    expect(later.findings).toMatchObject([
      { contactId: lost, since },
      { contactId: behind, since },
    ]);
  });

  it('is no finding when it was deleted on request, or when its period is over', async () => {
    const [deleted, begun, old] = [room.newContact(), room.newContact(), room.newContact()];
    await room.store(deleted);
    await room.remove(deleted);
    await breakOff(begun, await room.store(begun));
    const time = new Date(Date.now() - 21 * day).toISOString();
    await gone(await room.store(old, { folder: 'recordings/ivr', time }));
    const { findings } = await room.reconcile(tomorrow());
    const named = findings.map(({ contactId }: { contactId: string }) => contactId);
    for (const contactId of [deleted, begun, old]) expect(named).not.toContain(contactId);
  });

  it('is found when the index does not name it, though S3 has it: nobody could hear, hold or delete it', async () => {
    const [known, lost, ended] = [room.newContact(), room.newContact(), room.newContact()];
    const time = new Date(Date.now() - day).toISOString();
    const keys: string[] = [];
    for (const contactId of [known, lost, ended]) keys.push(await room.store(contactId, { time }));
    for (const [contactId, object] of [
      [lost, keys[1]],
      [ended, keys[2]],
    ]) {
      const Key = { contactId: { S: contactId }, object: { S: object } };
      await room.centre.endpoints.dynamodb.call('DeleteItem', { TableName: 'RECORDINGS_TABLE', Key });
    }
    await hidden(keys[2] ?? '');
    const { findings } = await room.reconcile(tomorrow());
    expect(findings.filter(({ what }: { what: string }) => what === 'not-indexed')).toMatchObject([
      { contactId: lost, key: keys[1] },
    ]);
  });

  it('is altered to who asks for it when it is gone or hidden, and before a link is opened', async () => {
    const [lost, behind, opened] = [room.newContact(), room.newContact(), room.newContact()];
    await gone(await room.store(lost));
    await hidden(await room.store(behind));
    const key = await room.store(opened);
    const { links } = await room.hear(opened);
    await gone(key);
    const altered = { status: 409, refused: 'altered' };
    expect(await room.hear(lost)).toEqual(altered);
    expect(await room.hear(behind)).toEqual(altered);
    const link = String(links[0].link).slice('?link='.length);
    expect(await room.ask('give-recording-access', quality, { method: 'GET', link })).toEqual(altered);
  });

  it.each([
    ['was', (contactId: string) => room.remove(contactId)],
    ['was being', breakOff],
  ])('is just no recording behind a link when it %s deleted on request meanwhile', async (_, deleting) => {
    const contactId = room.newContact();
    const key = await room.store(contactId);
    const { links } = await room.hear(contactId);
    await deleting(contactId, key);
    const link = String(links[0].link).slice('?link='.length);
    const opened = await room.ask('give-recording-access', quality, { method: 'GET', link });
    expect(opened).toEqual({ status: 404, refused: 'no-recording' });
  });
});

/** A deletion that took the object and came no further. */
async function breakOff(contactId: string, key: string): Promise<void> {
  await room.centre.put([markOf(contactId, '#deleted')]);
  await gone(key);
}

it('R-126: a deletion takes more versions than S3 lists in one answer', async () => {
  const contactId = room.newContact();
  const key = await room.store(contactId);
  for (let n = 0; n < 4; n++)
    await room.client.send(new PutObjectCommand({ Bucket, Key: key, Body: `${n}` }));
  await hidden(key);
  const undo = twoAtATime();
  const there = await s3VersionsUnder(Bucket, AbortSignal.timeout(10_000))('recordings/', {
    after: `${key.slice(0, -1)}`,
    to: key,
  });
  const { objects } = await room.remove(contactId);
  undo();
  expect(there.get(key)).toHaveLength(6);
  expect(objects[0].versions).toHaveLength(6);
});

/** S3 lists two versions in an answer in place of a thousand. */
function twoAtATime(): () => void {
  s3().middlewareStack.add(
    (next, { commandName }) =>
      async (given) =>
        next(
          commandName === 'ListObjectVersionsCommand'
            ? { ...given, input: { ...given.input, MaxKeys: 2 } }
            : given,
        ),
    { step: 'initialize', name: 'two-at-a-time' },
  );
  return () => s3().middlewareStack.remove('two-at-a-time');
}

describe('the round over all recordings', () => {
  const at = new Date('2026-03-05T03:45:00Z');
  /** Folder, key before, last key. */
  const listed: string[] = [];
  const recording = (key: string, storedAt: string) => ({
    ...({ contactId: key, key, kind: 'recording', versionId: 'v-1', etag: 'e', size: 1, storedAt } as const),
  });
  const days: Record<string, RecordingsPage> = {
    '2026-03-04 ': {
      recordings: [recording('recordings/a', '2026-03-04T09:00:00.000Z')],
      unreadable: [],
      next: 'recordings/a',
    },
    '2026-03-04 recordings/a': {
      recordings: [recording('recordings/b', '2026-03-04T09:00:00.000Z')],
      unreadable: [{ contactId: 'spoilt', key: 'recordings/c' }],
    },
    '2026-03-02 ': { recordings: [recording('recordings/d', '2026-03-02T09:00:00.000Z')], unreadable: [] },
  };
  function ports(pages: number, round: { kept?: Round | undefined }): ReconcilePorts {
    let left = pages;
    return {
      byDay: {
        page: async (place) =>
          days[`${place.day} ${place.after ?? ''}`] ?? { recordings: [], unreadable: [] },
      },
      index: {
        of: async (contactId) => ({
          contactId,
          holds: [],
          recordings: [recording(contactId, '2026-03-04T09:00:00.000Z')],
        }),
      },
      versions: async (folder, { after = '', to = '' } = {}) => {
        listed.push(`${folder} ${after} ${to}`);
        return new Map();
      },
      rounds: {
        last: async () => round.kept,
        keep: async (one) => {
          round.kept = one;
        },
      },
      kept: {
        RECORDS_KEPT_DAYS: 4,
        RECORDINGS_KEPT_DAYS: 4,
        TRANSCRIPTS_KEPT_DAYS: 4,
        VOICEMAIL_KEPT_DAYS: 4,
      },
      hasTime: () => left-- > 0,
    };
  }

  it('goes on where the time of a night was over, and begins anew when all is compared', async () => {
    const round: { kept?: Round } = {};
    listed.length = 0;
    expect(await reconcileRecordings(ports(1, round), at)).toBe('findings');
    expect(round.kept).toMatchObject({ next: { day: '2026-03-04', after: 'recordings/a' }, compared: 1 });
    expect(await reconcileRecordings(ports(2, round), at)).toBe('findings');
    expect(round.kept?.next).toEqual({ day: '2026-03-02' });
    expect(listed).toEqual(['recordings/  recordings/a', 'recordings/ recordings/a ']);
    expect(await reconcileRecordings(ports(9, round), at)).toBe('findings');
    expect(round.kept).toMatchObject({ compared: 3 });
    expect(round.kept?.next).toBeUndefined();
    expect(round.kept?.findings.map(({ what, key }) => `${what} ${key}`)).toEqual([
      'lost-recording recordings/a',
      'lost-recording recordings/b',
      'unreadable recordings/c',
      'lost-recording recordings/d',
    ]);
    // The same once more wakes nobody.
    expect(await reconcileRecordings(ports(1, round), at)).toBe('goes-on');
    expect(await reconcileRecordings(ports(9, round), at)).toBe('complete');
    expect(round.kept?.findings).toHaveLength(4);
  });

  it('remembers how far it came when something breaks, and wakes somebody for what it had found', async () => {
    const round: { kept?: Round } = {};
    const broken = ports(9, round);
    const page = broken.byDay.page;
    const byDay = {
      page: async (place: Parameters<typeof page>[0]) => {
        if (place.after !== undefined) throw new Error('cut off');
        return page(place);
      },
    };
    await expect(reconcileRecordings({ ...broken, byDay }, at)).rejects.toThrow('cut off');
    expect(round.kept).toMatchObject({ next: { day: '2026-03-04', after: 'recordings/a' } });
    const empty = { page: async () => ({ recordings: [], unreadable: [] }) };
    expect(await reconcileRecordings({ ...ports(1, round), byDay: empty }, at)).toBe('findings');
    expect(await reconcileRecordings({ ...ports(1, round), byDay: empty }, at)).toBe('goes-on');
  });

  it('ends its list where no person reads on, and counts the others', async () => {
    const round: { kept?: Round } = {};
    const many = Array.from({ length: 1_001 }, (_, n) => ({ contactId: 'c', key: `recordings/${n}` }));
    const byDay = { page: async () => ({ recordings: [], unreadable: many }) };
    expect(await reconcileRecordings({ ...ports(1, round), byDay }, at)).toBe('findings');
    expect([round.kept?.findings.length, round.kept?.unlisted]).toEqual([1_000, 1]);
  });
});
