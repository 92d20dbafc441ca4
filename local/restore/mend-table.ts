/** Brings a damaged table back to what a restored copy of it holds, row by row, under its own name: nothing that uses it changes. */
import type { DynamoDbEndpoint } from '../endpoints/dynamodb/dynamodb.ts';
import type { Item } from '../endpoints/dynamodb/items.ts';

export interface Mended {
  /** Rows that were missing, and rows that were changed. */
  readonly broughtBack: number;
  readonly mended: number;
  /** Rows that the copy does not have: they came after its moment and stay. */
  readonly newer: number;
}

/** `key`: of the table's partition; `version`: the attribute that grows with each honest write. */
export async function mendTable(
  dynamoDb: Pick<DynamoDbEndpoint, 'call' | 'items'>,
  {
    damaged,
    restored,
    key,
    version,
  }: { readonly damaged: string; readonly restored: string; readonly key: string; readonly version: string },
): Promise<Mended> {
  const idOf = (item: Item) => JSON.stringify(item[key]);
  const now = new Map((await dynamoDb.items(damaged)).map((item) => [idOf(item), item]));
  const then = await dynamoDb.items(restored);
  let [broughtBack, mended] = [0, 0];
  for (const Item of then) {
    const there = now.get(idOf(Item));
    now.delete(idOf(Item));
    // A newer version came honestly; the re-drive brings it again if it did not.
    if (there && canonical(there) === canonical(Item)) continue;
    if (there && String(there[version]?.S) > String(Item[version]?.S)) continue;
    await dynamoDb.call('PutItem', { TableName: damaged, Item });
    if (there) mended += 1;
    else broughtBack += 1;
  }
  return { broughtBack, mended, newer: now.size };
}

/** Members in order: two equal items have one text. */
export const canonical = (item: unknown): string =>
  JSON.stringify(item, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
