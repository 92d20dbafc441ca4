import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';

export interface BatchGet {
  readonly table: string;
  readonly keys: readonly Item[];
  readonly attributes: readonly string[];
}

/** Source: DynamoDB API Reference, BatchGetItem: at most 100 keys, an answer of at most 16 MB. */
const most = 100;

/** Reads what earlier requests wrote, however many keys; what one answer leaves out is asked for again. */
export async function batchGet(dynamoDb: DynamoDb, { keys, ...of }: BatchGet): Promise<Item[]> {
  const parts = Array.from({ length: Math.ceil(keys.length / most) }, (_, n) =>
    keys.slice(n * most, (n + 1) * most),
  );
  return (await Promise.all(parts.map((part) => readAll(dynamoDb, { ...of, keys: part })))).flat();
}

async function readAll(
  { client, deadline }: DynamoDb,
  { table, keys, attributes }: BatchGet,
): Promise<Item[]> {
  const found: Item[] = [];
  let left: readonly Item[] = keys;
  while (left.length > 0) {
    const command = new BatchGetItemCommand({
      RequestItems: {
        [table]: {
          Keys: [...left],
          ConsistentRead: true,
          ProjectionExpression: attributes.map((_, n) => `#${n}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(attributes.map((name, n) => [`#${n}`, name])),
        },
      },
    });
    const { Responses, UnprocessedKeys } = await client.send(command, { abortSignal: deadline });
    found.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}
