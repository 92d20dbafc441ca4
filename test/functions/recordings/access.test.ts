import { DeleteObjectCommand, PutObjectLegalHoldCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readHead } from '../../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbWorklist } from '../../../functions/adapters/dynamodb/worklist.ts';
import { verifyAccessLog } from '../../../functions/recordings/access-log.ts';
import { partBytes } from '../../../functions/recordings/give-recording-access/open-link.ts';
import { Bucket, openRecordingRoom, type RecordingRoom } from './recording-room.ts';
import { compliance, messages, nurseLead, quality, session } from './signed.ts';

const body = 'RIFF tone and silence';
let room: RecordingRoom;
let contactId = '';
let key = '';

beforeAll(async () => {
  room = await openRecordingRoom();
});
afterAll(async () => {
  vi.useRealTimers();
  await room.close();
});
beforeEach(async () => {
  contactId = room.newContact();
  key = await room.store(contactId, { body });
});

const question = (more: object = {}) => ({
  body: { contactId, recording: 'recording', reason: 'quality-review', ticket: 'QA-17', ...more },
});
const askFor = (userArn: string | undefined, more?: object) =>
  room.ask('give-recording-access', userArn, question(more));
const linkFor = async (userArn: string): Promise<string> => {
  const { links } = await askFor(userArn);
  return String(links[0].link).slice('?link='.length);
};
const open = (userArn: string, link: string, range?: string) =>
  room.ask('give-recording-access', userArn, {
    method: 'GET',
    link,
    ...(range !== undefined && { range }),
  });

/** What the log says of this call, in order. */
const logged = async () =>
  (await room.entries())
    .filter((entry) => entry.contactId === contactId)
    .map(({ action, person, outcome, refusal }) => [action, person, refusal ?? outcome].join(' '));

describe('who may hear a recording', () => {
  it('R-135: a listener with a reason and a ticket gets a link of five minutes, hears it once, and the log says who, what, why', async () => {
    const { status, links } = await askFor(quality);
    expect(status).toBe(200);
    expect(Date.parse(links[0].until) - Date.now()).toBeLessThanOrEqual(300_000);
    const secret = String(links[0].link).slice('?link='.length);
    expect(await open(quality, secret)).toEqual({ status: 200, sound: Buffer.from(body).toString('base64') });
    expect(await open(quality, secret)).toEqual({ status: 410, refused: 'used-link' });
    expect(await logged()).toEqual(['ask amara granted', 'hear amara granted', 'hear amara used-link']);
    const [asked] = (await room.entries()).filter((entry) => entry.contactId === contactId);
    expect(asked).toMatchObject({
      role: 'quality',
      reason: 'quality-review',
      ticket: 'QA-17',
      asker: quality,
    });
    const [heard] = (await room.entries()).filter(
      (entry) => entry.contactId === contactId && entry.action === 'hear',
    );
    expect(heard).toMatchObject({ reason: 'quality-review', ticket: 'QA-17' });
    expect(JSON.stringify(await room.centre.endpoints.dynamodb.dump())).not.toContain(secret);
  });

  it.each([
    ['nobody', undefined, {}, 401, 'unsigned'],
    ['a role that is no listener', session('Administrator', 'ada'), {}, 403, 'no-role'],
    ['a listener of another account', session('CarelineQuality', 'eve', '999999999999'), {}, 403, 'no-role'],
    ['a role that only begins like a listener', session('CarelineQualityX', 'eve'), {}, 403, 'no-role'],
    ['a reason that is not of the role', quality, { reason: 'legal' }, 403, 'reason-not-of-role'],
    ['no ticket', quality, { ticket: undefined }, 403, 'no-ticket'],
    ['a story in place of a ticket', quality, { ticket: 'Mr Quill called again' }, 400, 'unreadable-request'],
    ['a sender written into the request', quality, { asker: compliance }, 400, 'unreadable-request'],
    ['a transcript that is not there', quality, { recording: 'transcript' }, 404, 'no-recording'],
  ])('R-135: refuses %s, and logs it', async (_who, userArn, more, status, refused) => {
    const before = (await room.entries()).length;
    expect(await askFor(userArn, more)).toEqual({ status, refused });
    // Who has not signed is turned away by the URL itself: there is nobody to name.
    const entries = (await room.entries()).slice(before);
    expect(entries.map(({ refusal }) => refusal)).toEqual(userArn === undefined ? [] : [refused]);
  });

  it('R-135: breaks the glass for a nurse lead in an emergency, without a ticket, and for nobody else', async () => {
    const inNeed = { reason: 'emergency', ticket: undefined, breakGlass: true };
    expect(await askFor(quality, inNeed)).toMatchObject({ refused: 'reason-not-of-role' });
    expect(await askFor(nurseLead, inNeed)).toMatchObject({ status: 200 });
    const last = (await room.entries()).at(-1);
    expect(last).toMatchObject({ breakGlass: true, person: 'noor', outcome: 'granted' });
  });

  it('R-135: refuses a link in the hands of another, after five minutes, or made up; each is logged', async () => {
    const link = await linkFor(quality);
    expect(await open(compliance, link)).toEqual({ status: 403, refused: 'other-asker' });
    expect(await open(quality, 'made-up')).toEqual({ status: 403, refused: 'unknown-link' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    expect(await open(quality, link)).toEqual({ status: 410, refused: 'expired-link' });
    vi.useRealTimers();
    expect(await logged()).toEqual(['ask amara granted', 'hear cleo other-asker', 'hear amara expired-link']);
  });

  it('R-135: gives each part of a link once, where parts begin, and logs who asks for another', async () => {
    const long = `screen-recordings/2026/11/21/${contactId}_20261121T10:00_UTC.mp4`;
    await room.store(contactId, { at: long, body: 'x'.repeat(partBytes + 3) });
    const { links } = await askFor(quality, { recording: 'screen' });
    const link = String(links[0].link).slice('?link='.length);
    const second = `bytes=${partBytes}-`;
    expect(await open(quality, link, second)).toMatchObject({ refused: 'unknown-link' });
    expect(await open(quality, link)).toMatchObject({ status: 206 });
    expect(await open(quality, link, second)).toEqual({
      status: 206,
      sound: Buffer.from('xxx').toString('base64'),
    });
    expect(await open(quality, link, second)).toEqual({ status: 410, refused: 'used-link' });
    for (const range of [
      'bytes=1-',
      `bytes=${partBytes + 1}-`,
      `bytes=${2 * partBytes}-`,
      'bytes=-5',
      'words=0-',
    ])
      expect(await open(quality, link, range)).toEqual({ status: 416, refused: 'no-such-part' });
    expect((await logged()).slice(-2)).toEqual(['hear amara no-such-part', 'hear amara no-such-part']);
  });

  it.each(['PUT', 'DELETE', 'HEAD'])('R-135: a %s asks for nothing and gets nothing', async (method) => {
    const asked = { ...question(), method };
    expect(await room.ask('give-recording-access', quality, asked)).toEqual({
      status: 400,
      refused: 'unreadable-request',
    });
  });

  it('R-126: finds a swapped recording, before a link and behind one', async () => {
    const link = await linkFor(quality);
    const object = room.centre.endpoints.s3.objects(Bucket).find((one) => one.key === key);
    await room.store(contactId, { body: 'another voice' });
    expect(await askFor(quality)).toEqual({ status: 409, refused: 'altered' });
    await room.client.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: object?.versionId }));
    expect(await open(quality, link)).toEqual({ status: 409, refused: 'altered' });
    expect(await logged()).toEqual(['ask amara granted', 'ask amara altered', 'hear amara altered']);
  });

  it('R-129: gives voicemail as its own kind, and of Contact Lens only what is redacted', async () => {
    await room.store(contactId, { at: `recordings/ivr/2026/${contactId}.wav` });
    await room.store(contactId, {
      at: `Analysis/Voice/2026/11/21/${contactId}_analysis_2026-11-21T10:09:00Z.json`,
    });
    expect(await askFor(quality, { recording: 'voicemail' })).toMatchObject({ status: 200 });
    const transcript = { recording: 'transcript' };
    expect(await askFor(quality, transcript)).toMatchObject({ refused: 'no-recording' });
    await room.store(contactId, {
      at: `Analysis/Voice/Redacted/2026/11/21/${contactId}_analysis_redacted_2026-11-21T10:09:00Z.json`,
    });
    expect(await askFor(quality, transcript)).toMatchObject({ status: 200 });
  });

  describe('what is said after the tone', () => {
    const worklist = () =>
      dynamoDbWorklist(dynamoDbWithin(AbortSignal.timeout(10_000)), { name: 'MESSAGES_TABLE', keptDays: 90 });
    const mia = { arn: messages, mayTakeOver: false };
    let ticket = '';
    const hear = (userArn: string, more: object = {}) =>
      askFor(userArn, { recording: 'voicemail', reason: 'message', ticket, ...more });
    beforeEach(async () => {
      await room.store(contactId, { at: `recordings/ivr/2026/11/21/${contactId}.wav` });
      ticket = await room.leaveMessage(room.newContact(), { spokenIn: contactId });
    });

    it('R-129: is heard by who has taken its message until it is done, and nothing else of the call is', async () => {
      expect(await hear(messages)).toEqual({ status: 409, refused: 'not-taken' });
      await worklist().take(ticket, mia, new Date());
      expect(await hear(messages)).toMatchObject({ status: 200 });
      for (const other of [{ recording: 'recording' }, { reason: 'training' }])
        for (const who of [messages, nurseLead])
          expect(await hear(who, other)).toMatchObject({ refused: 'reason-not-of-role' });
      await worklist().finish(ticket, mia, { result: 'reached', at: new Date() });
      expect(await hear(messages)).toEqual({ status: 404, refused: 'no-message' });
      expect(await hear(nurseLead)).toEqual({ status: 404, refused: 'no-message' });
    });

    it('R-129: is not heard for a made-up message, another number, or a message that was said in another call', async () => {
      await worklist().take(ticket, mia, new Date());
      const elsewhere = await room.leaveMessage(room.newContact(), { spokenIn: room.newContact() });
      const byKeys = await room.leaveMessage(contactId);
      for (const id of [elsewhere, byKeys]) await worklist().take(id, mia, new Date());
      for (const made of ['msg_buBOnaWqWblmi2_7RFarsRQ2', 'QA-17', elsewhere, byKeys])
        for (const who of [messages, nurseLead])
          expect(await hear(who, { ticket: made }), made).toEqual({ status: 404, refused: 'no-message' });
      expect(new Set(await logged())).toEqual(new Set(['ask mia no-message', 'ask noor no-message']));
    });

    it('R-129: is heard by a lead, who may take over, and not by a colleague', async () => {
      await worklist().take(ticket, { ...mia, arn: session('CarelineMessages', 'ann') }, new Date());
      expect(await hear(messages)).toEqual({ status: 409, refused: 'not-taken' });
      expect(await hear(nurseLead)).toMatchObject({ status: 200 });
      expect(await logged()).toEqual(['ask mia not-taken', 'ask noor granted']);
    });
  });
});

describe('hold and deletion', () => {
  it('R-126: deletes nothing under hold: not on request, not by S3, not by its retention; each try is logged', async () => {
    await room.record(contactId);
    expect(await room.recordOf(contactId)).toContain('"expiresAt"');
    expect(await room.hold(contactId)).toMatchObject({ status: 200, held: true, objects: 1 });
    await room.record(contactId);
    expect(await room.recordOf(contactId)).not.toContain('"expiresAt"');
    expect(await room.remove(contactId)).toEqual({ status: 409, refused: 'under-hold' });
    const object = room.centre.endpoints.s3.objects(Bucket).find((one) => one.key === key);
    const version = { Bucket, Key: key, VersionId: object?.versionId };
    await expect(room.client.send(new DeleteObjectCommand(version))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    // What comes later is held as well.
    await room.store(contactId, { at: `recordings/ivr/2026/${contactId}.wav` });
    const late = room.centre.endpoints.s3
      .objects(Bucket)
      .find((one) => one.key.startsWith('recordings/ivr/') && one.key.includes(contactId));
    expect(late?.legalHold).toBe(true);
    expect(await room.hold(contactId, false)).toMatchObject({ held: false, objects: 2 });
    expect(await room.recordOf(contactId)).toContain('"expiresAt"');
    expect(await logged()).toEqual([
      'hold cleo begun',
      'hold cleo granted',
      'delete cleo under-hold',
      'lift-hold cleo begun',
      'lift-hold cleo granted',
    ]);
  });

  it('R-126: an object that somebody put under hold in S3 keeps the whole call', async () => {
    await room.record(contactId);
    const LegalHold = { Status: 'ON' } as const;
    await room.client.send(new PutObjectLegalHoldCommand({ Bucket, Key: key, LegalHold }));
    expect(await room.remove(contactId)).toEqual({ status: 409, refused: 'under-hold' });
    expect(await room.recordOf(contactId)).toContain('AddressMac');
    expect(await logged()).toEqual(['delete cleo under-hold']);
  });

  it('R-126: deletes on request every version, what Connect holds and what names the person, with a certificate that nobody can delete', async () => {
    await room.record(contactId);
    await room.store(contactId, { body: 'stored again' });
    expect(await room.ask('delete-contact', nurseLead, { body: { contactId, ticket: 'DEL-9' } })).toEqual({
      status: 403,
      refused: 'no-role',
    });
    const certificate = await room.remove(contactId);
    expect(certificate).toMatchObject({ person: 'cleo', ticket: 'DEL-9', complete: true });
    expect(certificate.legs).toEqual([
      { contactId, connect: true, record: 'erased', words: false, messages: 0 },
    ]);
    expect(certificate.objects[0].versions).toHaveLength(2);
    expect(await room.centre.endpoints.s3.dump()).not.toContain(`"key":"${key}"`);
    expect(room.centre.endpoints.connect.deletedContacts().get(contactId)).toEqual(['CUSTOMER_ENDPOINT']);
    await room.record(contactId);
    for (const gone of ['AddressMac', 'topic']) expect(await room.recordOf(contactId)).not.toContain(gone);
    expect(await askFor(quality)).toMatchObject({
      refused: 'no-recording',
    });
    const kept = room.centre.endpoints.s3
      .objects('audit-bucket')
      .find((one) => one.key.includes(`certificates/${contactId}`));
    expect(kept?.bytes.toString()).toContain(certificate.hash);
    const version = { Bucket: 'audit-bucket', Key: kept?.key ?? '', VersionId: kept?.versionId };
    await expect(room.client.send(new DeleteObjectCommand(version))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    expect((await room.entries()).find((entry) => entry.certificate === certificate.hash)?.action).toBe(
      'delete',
    );
  });
});

describe('the access log', () => {
  it('R-134: is one chain over all requests, with a copy of each in the audit bucket', async () => {
    await Promise.all([1, 2, 3, 4].map(() => askFor(quality)));
    const entries = await room.entries();
    const head = await readHead(dynamoDbWithin(AbortSignal.timeout(10_000)), 'ACCESS_LOG_TABLE');
    const copies = new Map(
      room.centre.endpoints.s3
        .objects('audit-bucket')
        .filter((one) => /^access\/\d{4}/.test(one.key))
        .map((one) => JSON.parse(one.bytes.toString()))
        .map((copy) => [copy.number, copy]),
    );
    expect(verifyAccessLog(entries, { head, copies })).toEqual([]);
  });
});
