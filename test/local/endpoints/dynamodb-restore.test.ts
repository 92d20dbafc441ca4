import { afterEach, describe, expect, it } from 'vitest';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';

let endpoints: Endpoints;
let clock = Date.UTC(2026, 2, 3);
afterEach(() => endpoints.close());

async function started() {
  endpoints = await startEndpoints({ port: 0, now: () => new Date(clock) });
  const call = (name: string, input: object) => endpoints.dynamodb.call(name, { ...input });
  await call('CreateTable', {
    TableName: 'calls',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'day', AttributeType: 'S' },
    ],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-day',
        KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  return call;
}
const recoverable = {
  TableName: 'calls',
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
};
const row = (id: string, day = 'monday') => ({ id: { S: id }, day: { S: day } });
const later = () => {
  clock += 60_000;
  return clock / 1000;
};

describe('restoring a table to a moment', () => {
  it('gives its items as they were, whichever way they were changed since, and its indexes', async () => {
    const call = await started();
    await call('UpdateContinuousBackups', recoverable);
    for (const id of ['kept', 'changed', 'deleted', 'in-transaction', 'in-batch'])
      await call('PutItem', { TableName: 'calls', Item: row(id) });
    const before = await endpoints.dynamodb.items('calls');
    const moment = later();
    later();
    await call('UpdateItem', {
      TableName: 'calls',
      Key: { id: { S: 'changed' } },
      UpdateExpression: 'SET #d = :d',
      ExpressionAttributeNames: { '#d': 'day' },
      ExpressionAttributeValues: { ':d': { S: 'tuesday' } },
    });
    await call('PutItem', { TableName: 'calls', Item: row('changed', 'wednesday') });
    await call('DeleteItem', { TableName: 'calls', Key: { id: { S: 'deleted' } } });
    await call('PutItem', { TableName: 'calls', Item: row('new') });
    await call('TransactWriteItems', {
      TransactItems: [{ Delete: { TableName: 'calls', Key: { id: { S: 'in-transaction' } } } }],
    });
    await call('BatchWriteItem', {
      RequestItems: {
        calls: [{ DeleteRequest: { Key: { id: { S: 'in-batch' } } } }, { PutRequest: { Item: row('x') } }],
      },
    });
    later();
    await call('RestoreTableToPointInTime', {
      SourceTableName: 'calls',
      TargetTableName: 'restored',
      RestoreDateTime: moment,
    });
    const byId = (items: readonly { id?: unknown }[]) =>
      items.toSorted((a, b) => JSON.stringify(a.id).localeCompare(JSON.stringify(b.id)));
    expect(byId(await endpoints.dynamodb.items('restored'))).toEqual(byId(before));
    expect(
      await call('Query', {
        TableName: 'restored',
        IndexName: 'by-day',
        KeyConditionExpression: '#d = :d',
        ExpressionAttributeNames: { '#d': 'day' },
        ExpressionAttributeValues: { ':d': { S: 'monday' } },
      }),
    ).toMatchObject({ Count: 5 });
    // The table itself is as it was left.
    expect(await endpoints.dynamodb.items('calls')).toHaveLength(4);
  });

  it('is refused where recovery is off, for a moment before it was on, and in the future', async () => {
    const call = await started();
    const restore = (RestoreDateTime: number) =>
      call('RestoreTableToPointInTime', { SourceTableName: 'calls', TargetTableName: 'r', RestoreDateTime });
    await expect(restore(clock / 1000)).rejects.toThrow('not enabled');
    await call('UpdateContinuousBackups', recoverable);
    await expect(restore(clock / 1000 - 10)).rejects.toThrow('outside of the time');
    await expect(restore(clock / 1000 + 10)).rejects.toThrow('outside of the time');
  });
});
