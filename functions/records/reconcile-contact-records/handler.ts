import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbEventLog } from '../../adapters/dynamodb/event-log.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { s3Anchors } from '../../adapters/s3/anchors.ts';
import { s3 } from '../../adapters/s3/client.ts';
import { s3Findings } from '../../adapters/s3/findings.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { reconcileContactRecords } from './reconcile-contact-records.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('reconcile-contact-records', ({ at, deadline }) => {
  const dynamoDb = dynamoDbForBatches(deadline);
  const ports = {
    contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
    recordings: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
    log: dynamoDbEventLog(dynamoDb, env.CONTACT_EVENTS_TABLE),
    anchors: s3Anchors({ client: s3(), bucket: env.AUDIT_BUCKET, deadline }),
    reports: s3Findings({ bucket: env.RECORDS_BUCKET, of: 'records', deadline }),
  };
  return reconcileContactRecords(ports, at);
});
