/** The functions about recordings at the local endpoints, for tests of what happens to a call. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readAccessDay } from '../../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbMessages } from '../../../functions/adapters/dynamodb/messages.ts';
import type { WebAnswer } from '../../../functions/recordings/signed-request.ts';
import { context } from '../call-event.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { streamEvent } from '../stream-event.ts';
import { compliance, quality, type Requested, signed, stored } from './signed.ts';

export const Bucket = 'recordings-bucket';

export async function openRecordingRoom() {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  const centre: LocalCentre = await startLocalCentre();
  // A round over few days.
  Object.assign(process.env, {
    RECORDINGS_KEPT_DAYS: '6',
    TRANSCRIPTS_KEPT_DAYS: '6',
    VOICEMAIL_KEPT_DAYS: '3',
  });
  const client = new S3Client({ endpoint: centre.endpoints.url });
  let calls = 0;

  async function ask(name: string, userArn: string | undefined, requested: Requested) {
    const { handler }: { handler: (event: unknown, lambda: unknown) => Promise<WebAnswer> } = await import(
      `../../../functions/recordings/${name}/handler.ts`
    );
    const { statusCode, body, isBase64Encoded } = await handler(signed(userArn, requested), context(30_000));
    return { status: statusCode, ...(isBase64Encoded ? { sound: body } : JSON.parse(body)) };
  }
  const objectAt = (key: string) => centre.endpoints.s3.objects(Bucket).find((one) => one.key === key);
  const rows = async (table: string, contactId: string) =>
    (await centre.endpoints.dynamodb.items(table)).filter((item) => item.contactId?.S === contactId);
  const entries = () => {
    const dynamoDb = dynamoDbWithin(AbortSignal.timeout(10_000));
    return readAccessDay(dynamoDb, 'ACCESS_LOG_TABLE', new Date().toISOString().slice(0, 10));
  };
  return {
    centre,
    client,
    ask,
    objectAt,
    rows,
    newContact: () => `c0ffee00-0000-4000-a000-${String(++calls).padStart(12, '0')}`,
    hear: (contactId: string, who = quality, more: object = {}) =>
      ask('give-recording-access', who, {
        body: { contactId, recording: 'recording', reason: 'quality-review', ticket: 'QA-17', ...more },
      }),
    hold: (contactId: string, on = true, ticket = 'LEGAL-4') =>
      ask('hold-contact', compliance, { body: { contactId, ticket, hold: on } }),
    remove: (contactId: string, ticket = 'DEL-9') =>
      ask('delete-contact', compliance, { body: { contactId, ticket } }),
    /** The run that a schedule starts. */
    async finishDeletions() {
      const { handler } = await import('../../../functions/recordings/finish-deletions/handler.ts');
      await handler({ time: new Date().toISOString() }, context(30_000));
    },
    /** The run of a night, with so much time. Answers what it has written down. */
    async reconcile(at = new Date(), milliseconds = 90_000) {
      const { handler } = await import('../../../functions/recordings/reconcile-recordings/handler.ts');
      await handler({ time: at.toISOString() }, context(milliseconds));
      const report = centre.endpoints.s3
        .objects('records-bucket')
        .find(({ key }) => key === 'reconciliation/recordings/round.json');
      return JSON.parse(report?.bytes.toString() ?? 'null');
    },
    /** Stores an object and tells of it, as Connect and S3 do. Answers its key. */
    async store(
      contactId: string,
      { folder = 'recordings', body = 'RIFF tone', at = '', time = new Date().toISOString() } = {},
    ) {
      const day = time.slice(0, 10).replaceAll('-', '/');
      const key = at || `${folder}/${day}/${contactId}_20261121T10:00_UTC.wav`;
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: body }));
      const { handler } = await import('../../../functions/recordings/index-recording/handler.ts');
      const object = objectAt(key);
      if (object) await handler(stored(object, time), context(30_000));
      return key;
    },
    /** As who was not put through leaves one; `spokenIn`: and says more after the tone. Answers its id. */
    async leaveMessage(
      contactId: string,
      more: { readonly reason?: string; readonly patientId?: string; readonly spokenIn?: string } = {},
    ): Promise<string> {
      const { reason = 'bill', patientId = 'p-okafor', spokenIn } = more;
      const messageId = `msg_${`${contactId}${reason}`.slice(-24)}`;
      await dynamoDbMessages(dynamoDbWithin(AbortSignal.timeout(10_000)), 'MESSAGES_TABLE').keep({
        ...{ messageId, sessionId: contactId, patientId, reason, sealedNumber: 'sealed' },
        ...{ takenAt: new Date(), dueOn: { year: 2026, month: 11, day: 23 } },
        ...(spokenIn !== undefined && { spokenIn }),
      });
      return messageId;
    },
    async record(contactId: string, more: object = {}) {
      const { handler } = await import('../../../functions/records/store-contact-record/handler.ts');
      const document = {
        ContactId: contactId,
        LastUpdateTimestamp: new Date().toISOString(),
        InitiationTimestamp: '2026-11-21T10:00:00Z',
        CustomerEndpoint: { Address: '+12065550110' },
        Attributes: { topic: 'refill' },
        ...more,
      };
      await handler(streamEvent([document]), context(30_000));
    },
    async recordOf(contactId: string): Promise<string> {
      return JSON.stringify((await rows('CONTACT_RECORDS_TABLE', contactId))[0] ?? null);
    },
    /** Of the deletions that were asked for with this leg, the newest first. */
    certificatesOf: (contactId: string) =>
      centre.endpoints.s3
        .objects('audit-bucket')
        .filter(({ key }) => key.startsWith(`access/certificates/${contactId}/`))
        .map(({ bytes }) => JSON.parse(bytes.toString()))
        .toReversed(),
    /** The access log of today, in order. */
    entries,
    /** What it says of a call. */
    logged: async (contactId: string): Promise<readonly string[]> =>
      (await entries())
        .filter((entry) => entry.contactId === contactId)
        .map(({ action, outcome, refusal }) => `${action} ${refusal ?? outcome}`),
    async close() {
      client.destroy();
      await centre.close();
    },
  };
}
export type RecordingRoom = Awaited<ReturnType<typeof openRecordingRoom>>;
