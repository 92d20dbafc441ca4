import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { inParts } from '../../records/event-log/in-parts.ts';
import type {
  LoggedEvent,
  LoggedEvents,
  LostEvents,
  Restored,
} from '../../records/event-log/logged-event.ts';
import { fits, type SealedPlace, sealedPlaces } from '../../records/event-log/sealed-places.ts';
import { type Item, toItem } from './attribute-values.ts';
import type { DynamoDb } from './client.ts';
import { dynamoDbEventLog, logEntry, writtenMembers } from './event-log.ts';
import { isDone } from './is-done.ts';

const sequenceOf = ({ at, from }: LoggedEvent): string => `${at}#${from}`;

function itemOf(event: LoggedEvent, writtenAt: Date): Item {
  const { at: _at, from: _from, ...told } = event;
  return toItem({ ...told, sequence: sequenceOf(event), ...writtenMembers(event.contactId, writtenAt) });
}

/** Each by itself and only if its place is free: a batch of DynamoDB takes no conditions and would write over sealed rows. */
const putting =
  ({ client, deadline }: DynamoDb, TableName: string) =>
  (Item: Item): Promise<boolean> => {
    const command = new PutItemCommand({
      TableName,
      Item,
      ConditionExpression: 'attribute_not_exists(contactId)',
    });
    return isDone(client.send(command, { abortSignal: deadline }));
  };

export function dynamoDbLoggedEvents(dynamoDb: DynamoDb, table: string, now: Date): LoggedEvents {
  const put = putting(dynamoDb, table);
  return {
    append: async (events) =>
      (await inParts(events, (event) => put(itemOf(event, now)))).filter(Boolean).length,
  };
}

function isAsSealed(item: Item, place: SealedPlace): boolean {
  const entry = logEntry(item);
  return 'row' in entry && fits(entry.row, place);
}

/** One request more for each contact: its seals say when its rows were written. */
export function dynamoDbLostEvents(dynamoDb: DynamoDb, table: string, now: Date): LostEvents {
  const log = dynamoDbEventLog(dynamoDb, table);
  const put = putting(dynamoDb, table);

  async function restoreContact(contactId: string, told: readonly LoggedEvent[]): Promise<Restored> {
    const { rows, seals } = await log.of(contactId);
    const there = new Set(rows.map(({ sequence }) => sequence));
    const places = sealedPlaces(seals);
    const written: string[] = [];
    const unlike: string[] = [];
    for (const [sequence, versions] of Map.groupBy(told, sequenceOf)) {
      if (there.has(sequence)) continue;
      const item = asItWas(versions, places.get(sequence));
      if (!item) unlike.push(`${contactId} ${sequence}`);
      else if (await put(item)) written.push(`${contactId} ${sequence}`);
    }
    return { written, unlike };
  }

  /** Several versions of a record may tell of one event: one of them was written. */
  function asItWas(versions: readonly LoggedEvent[], place: SealedPlace | undefined): Item | undefined {
    const writtenAt = place?.writtenAt === undefined ? now : new Date(place.writtenAt);
    const items = versions.map((event) => itemOf(event, writtenAt));
    return place ? items.find((item) => isAsSealed(item, place)) : items[0];
  }

  return {
    restore: async (events) => {
      const contacts = [...Map.groupBy(events, ({ contactId }) => contactId)];
      const ends = await inParts(contacts, ([contactId, told]) => restoreContact(contactId, told));
      return {
        written: ends.flatMap(({ written }) => written),
        unlike: ends.flatMap(({ unlike }) => unlike),
      };
    },
  };
}
