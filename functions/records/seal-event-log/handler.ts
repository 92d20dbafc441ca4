import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbEventLog } from '../../adapters/dynamodb/event-log.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { sealEventLog } from './seal-event-log.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('seal-event-log', ({ at, deadline }) =>
  sealEventLog(dynamoDbEventLog(dynamoDbForBatches(deadline), env.CONTACT_EVENTS_TABLE), at),
);
