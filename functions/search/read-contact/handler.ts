import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbContactLookup } from '../../adapters/dynamodb/contact-lookup.ts';
import { dynamoDbEventLog } from '../../adapters/dynamodb/event-log.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { webHandler } from '../../recordings/web-handler.ts';
import { environment } from './env.ts';
import { readContact } from './read-contact.ts';

const env = readEnvironment(environment);

export const handler = webHandler('read-contact', env.RECORDING_LISTENERS, (request, deadlines) => {
  const dynamoDb = dynamoDbWithin(deadlines.work);
  const ports = {
    index: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
    lookup: dynamoDbContactLookup(dynamoDb, env.CONTACT_RECORDS_TABLE),
    events: dynamoDbEventLog(dynamoDb, env.CONTACT_EVENTS_TABLE),
    log: accessLog(env, deadlines.log),
  };
  return readContact(ports, request, new Date());
});
