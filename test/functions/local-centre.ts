/** Tables, key and endpoints as the handlers find them in the local centre, for one test file. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { TableItem } from '../../functions/adapters/dynamodb/patient-items.ts';
import { kmsMac } from '../../functions/adapters/kms/mac.ts';
import type { Mac } from '../../functions/identity/mac.ts';
import { type TableIndex, type TableShape, tables } from '../../infra/tables.ts';
import { type Endpoints, startEndpoints } from '../../local/endpoints/server.ts';
import { type RecordedCall, recordCalls } from './record-calls.ts';

/** Object stores of the functions. */
const buckets = {
  RECORDS_BUCKET: { name: 'records-bucket' },
  RECORDINGS_BUCKET: { name: 'recordings-bucket', lock: {} },
  AUDIT_BUCKET: { name: 'audit-bucket', lock: { days: 2192 } },
} as const;

/** Who may ask for recordings. */
const listenersOfTests = [
  { iamRole: 'CarelineMessages', as: 'messages' },
  { iamRole: 'CarelineQuality', as: 'quality' },
  { iamRole: 'CarelineNurseLead', as: 'nurse-lead' },
  { iamRole: 'CarelineCompliance', as: 'compliance' },
];

export interface LocalCentre {
  readonly endpoints: Endpoints;
  /** Calls of functions since the last `forget`. */
  readonly calls: RecordedCall[];
  /** Variable → value, as in the environment of the functions. */
  readonly environment: Readonly<Record<string, string>>;
  readonly mac: Mac;
  put(items: readonly TableItem[]): Promise<void>;
  close(): Promise<void>;
}

export async function startLocalCentre(): Promise<LocalCentre> {
  const endpoints = await startEndpoints({ port: 0 });
  const recorder = await recordCalls(endpoints.url);
  const { keyId } = await endpoints.kms.createKey({
    keyId: 'index-key',
    spec: 'HMAC_256',
    usage: 'GENERATE_VERIFY_MAC',
  });
  const messagesKey = await endpoints.kms.createKey({
    keyId: 'messages-key',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
  });
  for (const [table, shape] of Object.entries(tables)) await createTable(endpoints, table, shape);
  for (const { name, ...lock } of Object.values(buckets))
    endpoints.s3.createBucket(name, { versioned: true, ...lock });
  const environment = {
    ...Object.fromEntries(Object.keys(tables).map((table) => [table, table])),
    ...Object.fromEntries(Object.entries(buckets).map(([variable, { name }]) => [variable, name])),
    RECORDS_KEPT_DAYS: '2192',
    MESSAGES_KEPT_DAYS: '90',
    RECORDINGS_KEPT_DAYS: '2190',
    TRANSCRIPTS_KEPT_DAYS: '400',
    VOICEMAIL_KEPT_DAYS: '365',
    INSTANCE_ID: 'instance-1',
    RECORDING_LISTENERS: JSON.stringify(listenersOfTests),
    INDEX_KEY_ID: keyId,
    MESSAGES_KEY_ID: messagesKey.keyId,
    CARD_KEYS_SECRET: endpoints.secrets.create({ name: 'card-keys', text: '{"keys":[]}' }).name,
    GATEWAY_SECRET: endpoints.secrets.create({ name: 'gateway', text: 'sk_test_local' }).name,
    // By way of the recorder, as all calls.
    ELIGIBILITY_QUEUE_URL: endpoints.queues.create('eligibility').url.replace(endpoints.url, recorder.url),
    PAYMENT_GATEWAY_URL: endpoints.url,
    TEXT_ORIGINATION: '+12065550199',
    CLINIC_NAME: 'Riverside Family Clinic',
    CLINIC_TIME_ZONE: 'America/Los_Angeles',
  };
  Object.assign(process.env, environment, {
    AWS_ENDPOINT_URL: recorder.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const direct = new DynamoDBClient({ endpoint: endpoints.url });
  return {
    endpoints,
    environment,
    calls: recorder.calls,
    mac: kmsMac(keyId),
    async put(items) {
      for (const { table, item } of items)
        await direct.send(new PutItemCommand({ TableName: table, Item: item }));
    },
    async close() {
      direct.destroy();
      await recorder.close();
      await endpoints.close();
    },
  };
}

async function createTable(endpoints: Endpoints, table: string, shape: TableShape): Promise<void> {
  const indexes = shape.indexes ?? [];
  const names = [shape, ...indexes].flatMap(({ partition, sort }) =>
    sort ? [partition, sort] : [partition],
  );
  await endpoints.dynamodb.call('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...new Set(names)].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(shape),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: projectionOf(index),
      })),
    }),
  });
}

const keySchema = ({ partition, sort }: Pick<TableShape, 'partition' | 'sort'>) => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' }]),
];

function projectionOf({ projection }: TableIndex) {
  if (typeof projection !== 'string') return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projection] };
  return { ProjectionType: projection === 'all' ? 'ALL' : 'KEYS_ONLY' };
}
