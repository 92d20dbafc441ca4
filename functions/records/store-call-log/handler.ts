import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLoggedEvents } from '../../adapters/dynamodb/logged-events.ts';
import { readEnvironment } from '../../environment.ts';
import { logHandler } from '../../log-handler.ts';
import { environment } from './env.ts';
import { storeCallLog } from './store-call-log.ts';

const env = readEnvironment(environment);

export const handler = logHandler('store-call-log', (lines, { deadline }) => {
  const events = dynamoDbLoggedEvents(dynamoDbForBatches(deadline), env.CONTACT_EVENTS_TABLE, new Date());
  return storeCallLog(events, lines);
});
