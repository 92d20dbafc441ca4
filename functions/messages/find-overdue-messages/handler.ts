import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbWorklistPages } from '../../adapters/dynamodb/worklist.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { findOverdueMessages } from './find-overdue-messages.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('find-overdue-messages', ({ at, deadline }) => {
  const worklist = dynamoDbWorklistPages(dynamoDbForBatches(deadline), env.MESSAGES_TABLE);
  return findOverdueMessages({ worklist, zone: env.CLINIC_TIME_ZONE }, at);
});
