import { createHash } from 'node:crypto';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Links } from '../../recordings/give-recording-access/links.ts';
import { reasons } from '../../recordings/listeners.ts';
import { recordingKinds } from '../../recordings/stored-recording.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { isDone } from './is-done.ts';
import { readAs } from './read-as.ts';

const linkInItem = z.object({
  contactId: z.string(),
  key: z.string(),
  kind: z.enum(recordingKinds),
  versionId: z.string(),
  etag: z.string(),
  size: z.number(),
  asker: z.string(),
  until: z.string(),
  reason: z.optional(z.enum(reasons)),
  ticket: z.optional(z.string()),
  breakGlass: z.optional(z.literal(true)),
});

/** Expired links stay for a month, so that whoever tries one is told from who guesses. Unit: seconds. */
const kept = 30 * 86_400;

/** Beside the entries of the access log: `day` is `link#<hash of the secret>`, `number` 0 the link, 1 that its first part was given, 2 the second, … */
export function dynamoDbLinks({ client, deadline }: DynamoDb, table: string): Links {
  const options = { abortSignal: deadline };
  const keyOf = (secret: string, number: number) => ({
    day: `link#${createHash('sha256').update(secret).digest('base64url')}`,
    number: String(number),
  });
  const get = async (secret: string, number: number): Promise<Item | undefined> => {
    const Key = toItem(keyOf(secret, number));
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
      options,
    );
    return Item;
  };
  const put = (item: Item) =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#day)',
        ExpressionAttributeNames: { '#day': 'day' },
      }),
      options,
    );
  return {
    keep: async (secret, link) => {
      const expiresAt = Math.ceil(Date.parse(link.until) / 1000) + kept;
      await put(toItem({ ...keyOf(secret, 0), ...link, expiresAt }));
    },
    find: async (secret) => {
      const item = await get(secret, 0);
      return item && readAs(linkInItem, fromItem(item), 'ACCESS_LOG_TABLE');
    },
    take: async (secret, part, at) => {
      const expiresAt = Math.ceil(at.getTime() / 1000) + kept;
      return isDone(put(toItem({ ...keyOf(secret, part + 1), at: at.toISOString(), expiresAt })));
    },
    taken: async (secret, part) => (await get(secret, part + 1)) !== undefined,
  };
}
