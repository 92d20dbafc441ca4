/** Items and their keys, as DynamoDB writes them in JSON. */
import { z } from 'zod';
import type { Engine, Json } from './engine.ts';

export const item = z.record(z.string(), z.record(z.string(), z.unknown()));
export type Item = z.infer<typeof item>;

/** What one item was at a moment: put back when a table is restored. */
export const image = z.object({ table: z.string(), key: item, item: item.optional() });
export type Image = z.infer<typeof image>;

const description = z.object({
  Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }),
});

/** Of the table as it is now: under the same name there may have been another. */
export async function keyNames(engine: Engine, table: string): Promise<string[]> {
  const { Table } = description.parse(await engine.call('DescribeTable', { TableName: table }));
  return Table.KeySchema.map((part) => part.AttributeName);
}

export async function keyOf(engine: Engine, table: string, whole: Item): Promise<Item> {
  return keyIn(await keyNames(engine, table), whole);
}

export const keyIn = (names: readonly string[], whole: Item): Item =>
  Object.fromEntries(names.flatMap((name) => (whole[name] ? [[name, whole[name]]] : [])));

export async function read(engine: Engine, table: string, key: Item): Promise<Item | undefined> {
  const output = await engine.call('GetItem', { TableName: table, Key: key, ConsistentRead: true });
  return z.object({ Item: item.optional() }).parse(output).Item;
}

export async function restore(engine: Engine, images: readonly Image[]): Promise<void> {
  for (const { table, key, item: before } of images) {
    if (before) await engine.call('PutItem', { TableName: table, Item: before });
    else await engine.call('DeleteItem', { TableName: table, Key: key });
  }
}

const page = z.object({ Items: z.array(item).default([]), LastEvaluatedKey: item.optional() });

/** Every item a scan finds, page by page. */
export async function* scan(engine: Engine, input: Json): AsyncGenerator<Item> {
  let from: Item | undefined;
  do {
    const output = page.parse(
      await engine.call('Scan', { ...input, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    yield* output.Items;
    from = output.LastEvaluatedKey;
  } while (from);
}

export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}
