import { gzipSync } from 'node:zlib';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { toItem } from '../../../functions/adapters/dynamodb/attribute-values.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbEventLog, writtenMembers } from '../../../functions/adapters/dynamodb/event-log.ts';
import { dynamoDbUnfinishedDeletions } from '../../../functions/adapters/dynamodb/unfinished-deletions.ts';
import { accessLog } from '../../../functions/adapters/s3/access-copies.ts';
import { s3Anchors } from '../../../functions/adapters/s3/anchors.ts';
import type { AccessEntry } from '../../../functions/recordings/access-log.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import type { Stores } from '../../../local/records/named-resources.ts';

export const [call, patient] = ['planted-call-77', 'planted-patient-77'];
export const auditBucket = 'audit-bucket';

/** Three days of March 2026 in every store that evidence reads, with a call and a patient that it must not name. */
export async function plant(stores: Stores): Promise<void> {
  const deadline = () => AbortSignal.timeout(20_000);
  const dynamoDb = () => dynamoDbWithin(deadline());
  const object = (inBucket: string, Key: string, Body: Buffer | string) =>
    stores.s3.send(new PutObjectCommand({ Bucket: inBucket, Key, Body }));
  const row = (at: string, what: object) => {
    const written = writtenMembers(call, new Date(at));
    const Item = toItem({ contactId: call, sequence: `${at}#one`, ...what, ...written });
    return stores.dynamoDb.send(new PutItemCommand({ TableName: 'CONTACT_EVENTS_TABLE', Item }));
  };
  const said = { kind: 'disclosure', dataClass: 'appointment', patientId: patient, level: 'L2' };
  await row('2026-03-03T10:00:00.000Z', said);
  await row('2026-03-03T10:01:00.000Z', { kind: 'agent', agent: 'noor' });
  await row('2026-03-04T10:01:00.000Z', { kind: 'agent', agent: 'amara' });
  const log = accessLog({ ACCESS_LOG_TABLE: 'ACCESS_LOG_TABLE', AUDIT_BUCKET: auditBucket }, deadline());
  const entry = (at: string, more: Partial<AccessEntry>) =>
    log.append({
      at,
      action: 'ask',
      outcome: 'granted',
      asker: 'arn',
      person: 'lena',
      contactId: call,
      ...more,
    });
  await entry('2026-03-03T11:00:00.000Z', { outcome: 'refused', refusal: 'no-role' });
  await entry('2026-03-03T12:00:00.000Z', { outcome: 'refused', refusal: 'no-role' });
  await entry('2026-03-03T13:00:00.000Z', { breakGlass: true, reason: 'emergency' });
  await entry('2026-03-04T09:00:00.000Z', { action: 'delete', outcome: 'begun' });
  const anchors = s3Anchors({ client: stores.s3, bucket: auditBucket, deadline: deadline() });
  const events = dynamoDbEventLog(dynamoDb(), 'CONTACT_EVENTS_TABLE');
  for (const day of ['04', '05', '06'])
    await anchorEventLog({ log: events, anchors }, new Date(`2026-03-${day}T00:30:00Z`));
  await dynamoDbUnfinishedDeletions(dynamoDb(), 'RECORDINGS_TABLE').add(call, {
    at: '2026-03-05T08:00:00.000Z',
    person: 'lena',
    ticket: 'DEL-1',
  });
  const parked = {
    stream: 'contact-records',
    shard: 's',
    sequenceNumber: '1',
    arrivedAt: '2026-03-04T01:00:00.000Z',
    reason: { code: 'unreadable-data', hint: `no contact record (${call})` },
    sealed: { key: '', iv: '', tag: '', text: '' },
  };
  await object('records-bucket', 'parked/contact-records/year=2026/one.json', JSON.stringify(parked));
  const other = { ...parked, reason: { code: 'unreadable-data', hint: 'too large' } };
  await object('records-bucket', 'parked/contact-records/year=2026/two.json', JSON.stringify(other));
  const change = {
    eventTime: '2026-03-04T10:02:00Z',
    eventSource: 'connect.amazonaws.com',
    eventName: 'PutUserStatus',
    readOnly: false,
    userIdentity: { arn: 'arn:aws:sts::000000000000:assumed-role/Supervisor/nora' },
    requestParameters: { contactId: call },
  };
  await object(
    auditBucket,
    'trail/AWSLogs/000000000000/CloudTrail/us-east-1/2026/03/04/a.json.gz',
    gzipSync(JSON.stringify({ Records: [change] })),
  );
}
