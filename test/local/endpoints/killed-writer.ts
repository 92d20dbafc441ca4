/** A process that writes the same twenty-five items in one transaction after the other, until it is killed. Argument: data folder. */
import { startEndpoints } from '../../../local/endpoints/server.ts';

export const TableName = 'slots';
export const together = 25;

if (process.argv[1] === import.meta.filename && process.send) {
  const [dataFolder = ''] = process.argv.slice(2);
  const { dynamodb } = await startEndpoints({ dataFolder });
  await dynamodb.call('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['id', 'round'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-round',
        KeySchema: [{ AttributeName: 'round', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
  for (let round = 0; ; round++) {
    const Items = Array.from({ length: together }, (_, n) => ({
      Put: { TableName, Item: { id: { S: `${n}` }, round: { S: `${round}` } } },
    }));
    await dynamodb.call('TransactWriteItems', { TransactItems: Items });
    if (round === 5) process.send('writing');
  }
}
