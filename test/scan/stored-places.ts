/** What lies in tables and buckets, a part at a time: of many calls it is more than a text may be long. */
import { gunzipSync } from 'node:zlib';
import type { Endpoints } from '../../local/endpoints/server.ts';
import type { Place } from './find-leaks.ts';

/** Rows of indexes hold attributes of their items and nothing else. */
export async function* storedPlaces({ dynamodb, s3 }: Endpoints): AsyncGenerator<readonly Place[]> {
  for (const table of await dynamodb.tables())
    for await (const items of itemsIn({ dynamodb }, table))
      yield items.map((item) => ({ name: `table ${table}`, text: JSON.stringify(item) }));
  for (const { bucket, key, headers, bytes } of s3.objects()) {
    const body = (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    yield [{ name: `object of ${bucket}`, text: `${key} ${JSON.stringify(headers)} ${body}` }];
  }
}

type Item = Readonly<Record<string, { readonly S?: string }>>;

/** A page at a time. */
export async function* itemsIn(
  { dynamodb }: Pick<Endpoints, 'dynamodb'>,
  TableName: string,
): AsyncGenerator<readonly Item[]> {
  let from: unknown;
  do {
    const page = Object(
      await dynamodb.call('Scan', { TableName, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    yield page.Items;
    from = page.LastEvaluatedKey;
  } while (from);
}
