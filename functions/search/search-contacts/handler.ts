import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbContactLookup } from '../../adapters/dynamodb/contact-lookup.ts';
import { dynamoDbWordLists } from '../../adapters/dynamodb/word-lists.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { rememberingMac } from '../../identity/remembering-mac.ts';
import { webHandler } from '../../recordings/web-handler.ts';
import { environment } from './env.ts';
import { searchContacts } from './search-contacts.ts';

const env = readEnvironment(environment);
const remembered = new Map<string, Promise<string>>();

export const handler = webHandler('search-contacts', env.RECORDING_LISTENERS, (request, deadlines) => {
  const dynamoDb = dynamoDbWithin(deadlines.work);
  const ports = {
    index: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
    lookup: dynamoDbContactLookup(dynamoDb, env.CONTACT_RECORDS_TABLE),
    words: dynamoDbWordLists(dynamoDb, env.TRANSCRIPT_WORDS_TABLE),
    mac: rememberingMac(kmsMac(env.INDEX_KEY_ID, deadlines.work), remembered),
    log: accessLog(env, deadlines.log),
  };
  return searchContacts(ports, request, new Date());
});
