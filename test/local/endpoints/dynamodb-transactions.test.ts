import {
  DynamoDBClient,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { clientSettings, startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const client = new DynamoDBClient(clientSettings(endpoints.url));
const TableName = 'slots';
await endpoints.dynamodb.call('CreateTable', {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
});

const write = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
const key = (id: string) => ({ id: { S: id } });
const put = (id: string, n = 1): TransactWriteItem => ({
  Put: { TableName, Item: { ...key(id), n: { N: `${n}` } }, ConditionExpression: 'attribute_not_exists(id)' },
});
const add = (id: string, n: number): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(id),
    UpdateExpression: 'ADD n :n',
    ExpressionAttributeValues: { ':n': { N: `${n}` } },
  },
});
const remove = (id: string): TransactWriteItem => ({ Delete: { TableName, Key: key(id) } });
const check = (id: string, ConditionExpression: string): TransactWriteItem => ({
  ConditionCheck: {
    TableName,
    Key: key(id),
    ConditionExpression,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});
const contents = async () => {
  const items = await endpoints.dynamodb.items(TableName);
  return Object.fromEntries(items.map((item) => [String(item.id?.S), Number(item.n?.N)]));
};

beforeEach(async () => {
  for (const id of Object.keys(await contents()))
    await endpoints.dynamodb.call('DeleteItem', { TableName, Key: key(id) });
});

describe('a transaction', () => {
  it('writes everything', async () => {
    await write([put('a', 5), put('b'), check('c', 'attribute_not_exists(id)')]);
    await write([add('a', 2), remove('b'), put('d', 9)]);
    expect(await contents()).toEqual({ a: 7, d: 9 });
  });

  it('R-1 writes nothing when one condition fails, and says which and why', async () => {
    await write([put('taken', 3)]);
    const failing = write([put('a'), add('new', 1), remove('taken'), check('b', 'attribute_exists(id)')]);
    await expect(failing).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message: expect.stringContaining('[None, None, None, ConditionalCheckFailed]'),
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'None' },
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed' },
      ],
    });
    expect(await contents()).toEqual({ taken: 3 });
  });

  it('gives the item a failed check met', async () => {
    await write([put('a', 4)]);
    await expect(write([check('a', 'attribute_not_exists(id)')])).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { id: { S: 'a' }, n: { N: '4' } } }],
    });
  });

  it('cancels when an update does not fit the item, and refuses a malformed expression whole', async () => {
    await endpoints.dynamodb.call('PutItem', { TableName, Item: { ...key('text'), n: { S: 'one' } } });
    await expect(write([put('a'), add('text', 1)])).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
    await expect(write([put('a'), check('b', 'attribute_exists(')])).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(Object.keys(await contents())).toEqual(['text']);
  });

  it('refuses two operations on one item', async () => {
    await expect(write([put('a'), check('a', 'attribute_exists(id)')])).rejects.toThrow(
      'multiple operations on one item',
    );
  });

  it('runs once for one token, for ten minutes', async () => {
    await write([add('a', 1)], 'token-1');
    clock.turn(599);
    await write([add('a', 1)], 'token-1');
    expect(await contents()).toEqual({ a: 1 });
    await expect(write([add('a', 2)], 'token-1')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    clock.turn(2);
    await write([add('a', 1)], 'token-1');
    expect(await contents()).toEqual({ a: 2 });
  });

  it('R-1 lets exactly one of twenty callers have a slot', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => write([put('slot', n), put(`visit-${n}`)])),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(Object.keys(await contents())).toHaveLength(2);
  });

  it('reads several items as they were at one moment', async () => {
    await write([put('a', 1), put('b', 1)]);
    const reads = Array.from({ length: 10 }, () =>
      client.send(
        new TransactGetItemsCommand({
          TransactItems: ['a', 'b', 'none'].map((id) => ({ Get: { TableName, Key: key(id) } })),
        }),
      ),
    );
    const writes = Array.from({ length: 10 }, () => write([add('a', 1), add('b', 1)]));
    for (const { Responses } of await Promise.all(reads)) {
      expect(Responses?.[0]?.Item?.n).toEqual(Responses?.[1]?.Item?.n);
      expect(Responses?.[2]?.Item).toBeUndefined();
    }
    await Promise.all(writes);
    expect(await contents()).toEqual({ a: 11, b: 11 });
  });

  it('leaves any table as it was when it fails, wherever it fails', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const step = (id: string) =>
      fc.constantFrom(put(id), add(id, 1), remove(id), check(id, 'attribute_exists(id)'));
    const steps = fc.subarray(ids, { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(step)));
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (transactions) => {
        for (const items of transactions) {
          const before = await contents();
          const done = await write(items).then(
            () => true,
            () => false,
          );
          const applies = items.every((item) => {
            const id = item.Put?.Item?.id?.S ?? item.ConditionCheck?.Key?.id?.S;
            return id === undefined || id in before !== (item.Put !== undefined);
          });
          expect(done).toBe(applies);
          if (!done) expect(await contents()).toEqual(before);
        }
      }),
      { numRuns: 30 },
    );
  });
});
