import { GetItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import {
  type ListedMessage,
  type OpenWork,
  staysOpen,
  type TakenMessage,
  type Worker,
  type Worklist,
  workTakes,
} from '../../messages/worklist.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import type { KeptTable } from './contact-records.ts';
import { expiresAt } from './expiry.ts';
import { isDone } from './is-done.ts';
import { readAs } from './read-as.ts';

const text = z.optional(z.string());
const listed = {
  messageId: z.string(),
  patientId: z.string(),
  reason: z.string(),
  takenAt: z.string(),
  dueOn: z.string(),
  due: z.string(),
  spokenIn: text,
  worker: text,
  workedUntil: text,
  tries: z.optional(z.number()),
};
const openInItem = z.object({ spokenIn: text, worker: text });
const listedInItem = z.object(listed);
const takenInItem = z.object({ ...listed, contactId: z.string(), sealedNumber: z.string() });

/** Whose it is: nobody's, one's own, one that was left lying, or anybody's for who may take over. */
function mineToWork({ arn, mayTakeOver }: Worker, now: Date) {
  const open = 'attribute_exists(worklist)';
  if (mayTakeOver) return { condition: open, values: {} };
  return {
    condition: `${open} AND (attribute_not_exists(worker) OR worker = :worker OR workedUntil < :now)`,
    values: { ':worker': arn, ':now': now.toISOString() },
  };
}

/** A page costs one request, and reads no more rows than it shows. */
export function dynamoDbWorklistPages({ client, deadline }: DynamoDb, table: string): Pick<Worklist, 'page'> {
  return {
    page: async (limit, beyond = '') => {
      const command = new QueryCommand({
        TableName: table,
        IndexName: 'by-due',
        KeyConditionExpression: 'worklist = :open AND due > :beyond',
        // Every place begins with a day, so it is behind a blank.
        ExpressionAttributeValues: toItem({ ':open': 'open', ':beyond': beyond || ' ' }),
        Limit: limit,
      });
      const { Items = [] } = await client.send(command, { abortSignal: deadline });
      return Items.map(listedFrom);
    },
  };
}

/** Reads what says who may hear it, and not the sealed number. */
export const dynamoDbOpenMessage = (
  { client, deadline }: DynamoDb,
  table: string,
): Pick<Worklist, 'find'> => ({
  find: async (messageId) => {
    const command = new GetItemCommand({
      TableName: table,
      Key: toItem({ messageId }),
      ProjectionExpression: 'worklist, spokenIn, worker',
      ConsistentRead: true,
    });
    const { Item } = await client.send(command, { abortSignal: deadline });
    return Item?.worklist === undefined ? undefined : openFrom(Item);
  },
});

export function dynamoDbWorklist(dynamoDb: DynamoDb, { name, keptDays }: KeptTable): Worklist {
  const { client, deadline } = dynamoDb;
  const options = { abortSignal: deadline };
  const of = (messageId: string) => ({ TableName: name, Key: toItem({ messageId }) });
  return {
    page: dynamoDbWorklistPages(dynamoDb, name).page,
    take: async (messageId, worker, now) => {
      const { condition, values } = mineToWork(worker, now);
      const until = new Date(now.getTime() + workTakes).toISOString();
      const command = new UpdateItemCommand({
        ...of(messageId),
        UpdateExpression: 'SET worker = :worker, workedUntil = :until',
        ConditionExpression: condition,
        ExpressionAttributeValues: toItem({ ...values, ':worker': worker.arn, ':until': until }),
        ReturnValues: 'ALL_NEW',
      });
      let item: Item | undefined;
      const isTaken = await isDone(
        client.send(command, options).then(({ Attributes }) => {
          item = Attributes;
        }),
      );
      return isTaken && item ? takenFrom(item) : undefined;
    },
    finish: async (messageId, worker, { result, at }) => {
      const { condition, values } = mineToWork(worker, at);
      if (staysOpen(result)) {
        const command = new UpdateItemCommand({
          ...of(messageId),
          UpdateExpression: 'SET tries = if_not_exists(tries, :none) + :one REMOVE worker, workedUntil',
          ConditionExpression: condition,
          ExpressionAttributeValues: toItem({ ...values, ':none': 0, ':one': 1 }),
        });
        return isDone(client.send(command, options));
      }
      const end = expiresAt(at.toISOString(), keptDays);
      const done = (held: boolean) =>
        new UpdateItemCommand({
          ...of(messageId),
          // `keptUntil` is what `expiresAt` would be: a message under hold does not expire.
          UpdateExpression: `SET #status = :done, #result = :result, doneBy = :by, doneAt = :at, keptUntil = :end${
            held ? '' : ', expiresAt = :end'
          } REMOVE worklist, due, openFor, worker, workedUntil`,
          ConditionExpression: `${condition} AND ${held ? 'attribute_exists' : 'attribute_not_exists'}(held)`,
          ExpressionAttributeNames: { '#status': 'status', '#result': 'result' },
          ExpressionAttributeValues: toItem({
            ...values,
            ':done': 'done',
            ':result': result,
            ':by': worker.arn,
            ':at': at.toISOString(),
            ':end': end,
          }),
        });
      const isFree = await isDone(client.send(done(false), options));
      return isFree || isDone(client.send(done(true), options));
    },
    find: dynamoDbOpenMessage(dynamoDb, name).find,
  };
}

// Members of the schemas that are undefined are absent: an item has no undefined.
const openFrom = (item: Item): OpenWork => readAs(openInItem, fromItem(item), 'MESSAGES_TABLE') as OpenWork;
const listedFrom = (item: Item): ListedMessage =>
  readAs(listedInItem, fromItem(item), 'MESSAGES_TABLE') as ListedMessage;
const takenFrom = (item: Item): TakenMessage =>
  readAs(takenInItem, fromItem(item), 'MESSAGES_TABLE') as TakenMessage;
