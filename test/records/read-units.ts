/** What DynamoDB charges for a read, from the request itself. Source: DynamoDB Developer Guide, CapacityUnitCalculations. */
import { z } from 'zod';
import type { DynamoDbEndpoint } from '../../local/endpoints/dynamodb/dynamodb.ts';
import { itemBytes } from './item-size.ts';

const item = z.record(z.string(), z.unknown());
const keysOf = z.looseObject({ Keys: z.array(item), ConsistentRead: z.boolean().optional() });
const batchGet = z.object({ RequestItems: z.record(z.string(), keysOf) });
const query = z.looseObject({ TableName: z.string(), ConsistentRead: z.boolean().optional() });
const answer = z.object({ Items: z.array(item).default([]) });
const oneAnswer = z.object({ Item: item.optional() });

/** Unit: consistent reads of up to 4 KB. Call it before anything is written: it reads again what the request read. */
export async function readUnits(
  dynamodb: DynamoDbEndpoint,
  operation: string,
  body: Buffer,
): Promise<number> {
  const input: unknown = JSON.parse(body.toString('utf8'));
  if (operation === 'BatchGetItem') {
    const tables = Object.entries(batchGet.parse(input).RequestItems);
    const units = tables.flatMap(([TableName, { Keys, ConsistentRead = false }]) =>
      Keys.map((Key) => ofItem(dynamodb, { TableName, Key, ConsistentRead })),
    );
    return (await Promise.all(units)).reduce((sum, one) => sum + one, 0);
  }
  if (operation === 'GetItem') return ofItem(dynamodb, query.parse(input));
  if (operation !== 'Query') return 0;
  // All that it looks at counts, whatever it leaves out of the answer; of an index it is what the index holds.
  const { FilterExpression: _filter, ProjectionExpression: _attributes, ...asked } = query.parse(input);
  const { Items } = answer.parse(await dynamodb.call('Query', named(asked)));
  return units(
    Items.reduce((sum, one) => sum + itemBytes(one), 0),
    asked.ConsistentRead,
  );
}

/** One that is not there costs as much as a small one. */
async function ofItem(
  dynamodb: DynamoDbEndpoint,
  { TableName, Key, ConsistentRead }: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { Item = {} } = oneAnswer.parse(
    await dynamodb.call('GetItem', { TableName, Key, ConsistentRead: true }),
  );
  return units(itemBytes(Item), ConsistentRead === true);
}

const units = (bytes: number, consistent = false): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);

/** Names and values that only the filter used are refused. */
function named(asked: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const condition = String(asked.KeyConditionExpression);
  const used = (member: unknown) => {
    const left = Object.entries(Object(member)).filter(([name]) => condition.includes(name));
    return left.length > 0 ? Object.fromEntries(left) : undefined;
  };
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...rest } = asked;
  const [names, values] = [used(ExpressionAttributeNames), used(ExpressionAttributeValues)];
  return {
    ...rest,
    ...(names && { ExpressionAttributeNames: names }),
    ...(values && { ExpressionAttributeValues: values }),
  };
}
