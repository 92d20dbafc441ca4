import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateContinuousBackupsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { clientSettings, startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const client = new DynamoDBClient(clientSettings(endpoints.url));

const table = (name: string, extra: object = {}) =>
  client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-sk',
          KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      ...extra,
    }),
  );

it('can be written to as soon as the table is made', async () => {
  await table('at-once');
  await client.send(new PutItemCommand({ TableName: 'at-once', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  const found = await client.send(
    new QueryCommand({
      TableName: 'at-once',
      IndexName: 'by-sk',
      KeyConditionExpression: 'sk = :sk',
      ExpressionAttributeValues: { ':sk': { S: 'b' } },
    }),
  );
  expect(found.Items).toEqual([{ pk: { S: 'a' }, sk: { S: 'b' } }]);
});

it('makes a table with tags, ready when the call returns', async () => {
  const TableName = 'in-process';
  await endpoints.dynamodb.call('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    Tags: [{ Key: 'data', Value: 'synthetic' }],
  });
  const described = endpoints.dynamodb.call('DescribeTable', { TableName });
  await expect(described).resolves.toMatchObject({ Table: { TableStatus: 'ACTIVE' } });
});

it('gives the item that a failed condition met, when asked', async () => {
  await table('conditions');
  const before = { pk: { S: 'a' }, sk: { S: 'b' }, n: { N: '1' } };
  await client.send(new PutItemCommand({ TableName: 'conditions', Item: before }));
  const put = (wants: 'ALL_OLD' | 'NONE') =>
    client.send(
      new PutItemCommand({
        TableName: 'conditions',
        Item: { ...before, n: { N: '2' } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: wants,
      }),
    );
  const update = () =>
    client.send(
      new UpdateItemCommand({
        TableName: 'conditions',
        Key: { pk: { S: 'a' }, sk: { S: 'b' } },
        UpdateExpression: 'SET n = :two',
        ConditionExpression: 'n = :two',
        ExpressionAttributeValues: { ':two': { N: '2' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
  await expect(put('ALL_OLD')).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    Item: before,
  });
  await expect(update()).rejects.toMatchObject({ Item: before });
  const without = await put('NONE').catch((error: unknown) => error);
  expect(without).toBeInstanceOf(ConditionalCheckFailedException);
  expect(without).not.toHaveProperty('Item.pk');
});

it('keeps a protected table until the protection is taken off', async () => {
  await table('protected', { DeletionProtectionEnabled: true });
  const remove = () => client.send(new DeleteTableCommand({ TableName: 'protected' }));
  await expect(remove()).rejects.toThrow('protected against deletion');
  await client.send(new UpdateTableCommand({ TableName: 'protected', DeletionProtectionEnabled: false }));
  const described = await client.send(new DescribeTableCommand({ TableName: 'protected' }));
  expect(described.Table?.DeletionProtectionEnabled).toBe(false);
  await remove();
  await expect(client.send(new DescribeTableCommand({ TableName: 'protected' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('deletes what has expired by the injected clock, over many pages, and nothing else', async () => {
  await table('expiring');
  const wide = 'x'.repeat(300_000);
  const nowSeconds = clock.now().getTime() / 1000;
  for (let n = 0; n < 8; n += 1) {
    const Item = { pk: { S: `${n}` }, sk: { S: 'k' }, wide: { S: wide }, until: { N: `${nowSeconds + 60}` } };
    await client.send(new PutItemCommand({ TableName: 'expiring', Item }));
  }
  const kept = [
    { pk: { S: 'later' }, sk: { S: 'k' }, until: { N: `${nowSeconds + 3600}` } },
    { pk: { S: 'text' }, sk: { S: 'k' }, until: { S: '1' } },
    { pk: { S: 'ancient' }, sk: { S: 'k' }, until: { N: '1' } },
  ];
  for (const Item of kept) await client.send(new PutItemCommand({ TableName: 'expiring', Item }));
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: 'expiring',
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' },
    }),
  );
  const described = await client.send(new DescribeTimeToLiveCommand({ TableName: 'expiring' }));
  expect(described.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'until' });
  expect(await endpoints.dynamodb.sweepExpired()).toBe(0);
  clock.turn(61);
  expect(await endpoints.dynamodb.sweepExpired()).toBe(8);
  const left = await endpoints.dynamodb.items('expiring');
  expect(left.map((item) => item.pk)).toEqual(expect.arrayContaining(kept.map((item) => item.pk)));
  expect(left).toHaveLength(3);
});

it('remembers the point-in-time recovery setting', async () => {
  await table('recovered');
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName: 'recovered',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  const found = await client.send(new DescribeContinuousBackupsCommand({ TableName: 'recovered' }));
  expect(found.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
    PointInTimeRecoveryStatus: 'ENABLED',
    EarliestRestorableDateTime: clock.now(),
  });
});

it('shows every item to a scan for personal data', async () => {
  await table('scanned');
  await client.send(
    new PutItemCommand({ TableName: 'scanned', Item: { pk: { S: 'a' }, sk: { S: 'Quill Testperson' } } }),
  );
  expect((await endpoints.dump()).dynamodb).toContain('Quill Testperson');
});

it('refuses what it does not play, by name', async () => {
  const statement = client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM "x"' }));
  await expect(statement).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringContaining('local endpoint has no dynamodb.ExecuteStatement yet'),
  });
});

it('answers DynamoDB errors as the SDK knows them', async () => {
  await expect(
    client.send(new GetItemCommand({ TableName: 'nowhere', Key: { pk: { S: 'a' } } })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('refuses a request that is far too large, and lives on', async () => {
  await table('large');
  const put = (length: number) =>
    client.send(
      new PutItemCommand({
        TableName: 'large',
        Item: { pk: { S: 'a' }, sk: { S: 'b' }, wide: { S: 'x'.repeat(length) } },
      }),
    );
  await expect(put(17 * 1024 * 1024)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put(500_000)).rejects.toMatchObject({ name: 'ValidationException' });
  await put(1000);
});
