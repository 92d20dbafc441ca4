import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbEventLog } from '../../adapters/dynamodb/event-log.ts';
import { s3Anchors } from '../../adapters/s3/anchors.ts';
import { s3 } from '../../adapters/s3/client.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { anchorEventLog } from './anchor-event-log.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('anchor-event-log', ({ at, deadline }) => {
  const log = dynamoDbEventLog(dynamoDbForBatches(deadline), env.CONTACT_EVENTS_TABLE);
  const anchors = s3Anchors({ client: s3(), bucket: env.AUDIT_BUCKET, deadline });
  return anchorEventLog({ log, anchors }, at);
});
