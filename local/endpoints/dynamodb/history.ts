/** What every item was before each write, for tables with point-in-time recovery: so a table can be had as it was. */
import { z } from 'zod';
import type { Engine, Json } from './engine.ts';
import { type Item, item, keyIn, keyNames, read } from './items.ts';
import type { SettingsOfTables } from './table-settings.ts';

/** What one item was before a write. */
export type Image = { readonly key: Item; readonly item?: Item };

export type History = {
  /** The engine, with memory. */
  readonly engine: Engine;
  /** What differs from now at a moment: the earliest image of each item after it. */
  since(table: string, moment: Date): readonly Image[];
  /** From when on a table can be had as it was: not before this process began. Epoch milliseconds. */
  earliest(table: string): number | undefined;
};

const single = z.looseObject({ TableName: z.string(), Key: item.optional(), Item: item.optional() });
const batch = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.looseObject({
        PutRequest: z.looseObject({ Item: item }).optional(),
        DeleteRequest: z.looseObject({ Key: item }).optional(),
      }),
    ),
  ),
});

type Entry = { readonly table: string; readonly at: number; readonly image: Image };

/** Kept in memory: a restart begins anew. */
export function withHistory(inner: Engine, tables: SettingsOfTables, now: () => Date): History {
  const begun = now().getTime();
  const entries = new Map<string, Omit<Entry, 'table'>[]>();
  const names = new Map<string, Promise<string[]>>();
  /** Writes to one table one after the other: an image is of just before its write. */
  const turns = new Map<string, Promise<unknown>>();
  const isOn = (table: string) => tables.of(table).recoverySince !== undefined;

  async function imageOf(table: string, whole: Item): Promise<Entry> {
    const known = names.get(table) ?? keyNames(inner, table);
    names.set(table, known);
    const key = keyIn(await known, whole);
    const before = await read(inner, table, key);
    return { table, at: now().getTime(), image: { key, ...(before && { item: before }) } };
  }

  function remember({ table, ...entry }: Entry): void {
    const all = entries.get(table) ?? [];
    entries.set(table, all);
    all.push(entry);
  }

  function inTurn<T>(table: string, run: () => Promise<T>): Promise<T> {
    const turn = (turns.get(table) ?? Promise.resolve()).then(run);
    turns.set(
      table,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async function callOn(on: Pick<Engine, 'call'>, operation: string, input: Json): Promise<Json> {
    if (operation === 'DeleteTable') {
      const table = String(input.TableName);
      entries.delete(table);
      names.delete(table);
    }
    // Most tables have no history: their writes are not read through for it.
    const some = typeof input.TableName !== 'string' || isOn(input.TableName);
    const touched = some ? touchedBy(operation, input).filter(([table]) => isOn(table)) : [];
    const [first] = touched;
    if (!first) return on.call(operation, input);
    return inTurn(first[0], async () => {
      for (const [table, whole] of touched) remember(await imageOf(table, whole));
      return on.call(operation, input);
    });
  }

  return {
    engine: {
      call: (operation, input) => callOn(inner, operation, input),
      // A transaction that is cancelled leaves images of what still is: they change nothing.
      begin() {
        const transaction = inner.begin();
        return {
          call: (operation, input) => callOn(transaction, operation, input),
          commit: transaction.commit,
        };
      },
      close: () => inner.close(),
    },
    since(table, moment) {
      const earliest = new Map<string, Image>();
      for (const { at, image } of entries.get(table) ?? []) {
        const id = JSON.stringify(Object.entries(image.key).sort());
        if (at > moment.getTime() && !earliest.has(id)) earliest.set(id, image);
      }
      return [...earliest.values()];
    },
    earliest(table) {
      const { recoverySince } = tables.of(table);
      return recoverySince === undefined ? undefined : Math.max(recoverySince * 1000, begun);
    },
  };
}

function touchedBy(operation: string, input: Json): readonly (readonly [table: string, whole: Item])[] {
  if (operation === 'BatchWriteItem') {
    const read = batch.safeParse(input);
    if (!read.success) return [];
    return Object.entries(read.data.RequestItems).flatMap(([table, writes]) =>
      writes.map(
        ({ PutRequest, DeleteRequest }) => [table, PutRequest?.Item ?? DeleteRequest?.Key ?? {}] as const,
      ),
    );
  }
  if (operation !== 'PutItem' && operation !== 'UpdateItem' && operation !== 'DeleteItem') return [];
  const read = single.safeParse(input);
  return read.success ? [[read.data.TableName, read.data.Item ?? read.data.Key ?? {}]] : [];
}
