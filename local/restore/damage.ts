/** Damage to a table, as a faulty program does it: rows go, and rows are written over. */
import type { DynamoDbEndpoint } from '../endpoints/dynamodb/dynamodb.ts';
import type { Item } from '../endpoints/dynamodb/items.ts';
import type { TableRule } from './table-rules.ts';

/** What a faulty program writes of each attribute that it writes over. The version is left as it was before all others. */
const faulty: Item = { record: { S: '{}' }, lastUpdate: { S: '2000-01-01T00:00:00.000Z' }, etag: { S: 'x' } };

/**
 * Every third row goes, every third is overwritten, whether it came before the moment or after; those of decided calls first, so
 * that each of the three befalls one of them.
 */
export async function damage(
  dynamodb: Pick<DynamoDbEndpoint, 'call' | 'items'>,
  table: string,
  { key, decided }: Pick<TableRule, 'key'> & { readonly decided: ReadonlySet<string> },
): Promise<{ readonly deleted: number; readonly changed: number }> {
  const isDecided = ({ contactId }: Item) => (decided.has(String(contactId?.S)) ? 0 : 1);
  const items = (await dynamodb.items(table)).toSorted((a, b) => isDecided(a) - isDecided(b));
  let [deleted, changed] = [0, 0];
  for (const [n, item] of items.entries()) {
    if (n % 3 === 0) {
      const Key = Object.fromEntries(key.map((name) => [name, item[name]]));
      await dynamodb.call('DeleteItem', { TableName: table, Key });
      deleted += 1;
    } else if (n % 3 === 1) {
      const written = Object.keys(faulty).filter((name) => item[name]);
      const more =
        written.length > 0
          ? Object.fromEntries(written.map((name) => [name, faulty[name]]))
          : { at: { S: 'x' } };
      await dynamodb.call('PutItem', { TableName: table, Item: { ...item, ...more } });
      changed += 1;
    }
  }
  return { deleted, changed };
}
