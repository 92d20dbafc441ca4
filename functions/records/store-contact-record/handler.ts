import type { KinesisStreamRecord } from 'aws-lambda';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactRecords } from '../../adapters/dynamodb/contact-records.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { batchHandler } from '../../batch-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { storeContactRecord } from './store-contact-record.ts';

const env = readEnvironment(environment);
type Entry = { readonly kinesis: Pick<KinesisStreamRecord['kinesis'], 'sequenceNumber' | 'data'> };

const idOf = ({ kinesis }: Entry): string => kinesis.sequenceNumber;

export const handler = batchHandler<Entry>('store-contact-record', idOf, ({ kinesis }, { deadline }) => {
  const records = dynamoDbContactRecords(dynamoDbWithin(deadline), env.CONTACT_RECORDS_TABLE);
  const mac = kmsMac(env.INDEX_KEY_ID, deadline);
  return storeContactRecord({ records, mac }, Buffer.from(kinesis.data, 'base64'));
});
