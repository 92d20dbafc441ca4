/** Brings a damaged table back to what a restored copy of it holds, row by row, under its own name: nothing that uses it changes. */
import { type DynamoDBClient, GetItemCommand, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { inParts } from '../../functions/records/event-log/in-parts.ts';
import { canonical } from './canonical.ts';
import type { TableRule } from './table-rules.ts';

export interface Mended {
  /** Rows that were missing, changed, or stay as they are. What the copy does not have came after its moment and stays. */
  readonly broughtBack: number;
  readonly mended: number;
  readonly left: number;
}

export interface Mending {
  readonly damaged: string;
  readonly restored: string;
  readonly rule: TableRule;
}

/** A page of the copy at a time, whatever the size of the tables. May be repeated at will. */
export async function mendTable(
  client: DynamoDBClient,
  { damaged, restored, rule }: Mending,
): Promise<Mended> {
  const counts = { broughtBack: 0, mended: 0, left: 0 };
  const mendRow = async (then: Item): Promise<keyof Mended> => {
    const Key = Object.fromEntries(rule.key.flatMap((name) => (then[name] ? [[name, then[name]]] : [])));
    const read = new GetItemCommand({ TableName: damaged, Key, ConsistentRead: true });
    const { Item: now } = await client.send(read);
    const wanted = rule.mended(now, then);
    if (!wanted || (now && canonical(now) === canonical(wanted))) return 'left';
    await client.send(new PutItemCommand({ TableName: damaged, Item: wanted }));
    return now ? 'mended' : 'broughtBack';
  };
  for await (const { Items = [] } of paginateScan({ client }, { TableName: restored }))
    for (const done of await inParts(Items, mendRow)) counts[done] += 1;
  return counts;
}
