import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbLoggedEvents } from '../../adapters/dynamodb/logged-events.ts';
import { readEnvironment } from '../../environment.ts';
import { streamHandler } from '../../stream-handler.ts';
import { environment } from './env.ts';
import { logContactRecords } from './log-contact-record.ts';

const env = readEnvironment(environment);

export const handler = streamHandler('log-contact-record', (entries, { deadline }) => {
  const events = dynamoDbLoggedEvents(dynamoDbForBatches(deadline), env.CONTACT_EVENTS_TABLE, new Date());
  return logContactRecords(events, entries);
});
