/** DynamoDB of the local centre: dynalite, and around it what dynalite lacks (see README.md). */
import { join } from 'node:path';
import { z } from 'zod';
import type { Place } from '../place.ts';
import { ApiFault, type Operations, operation, unknownOperation } from '../wire.ts';
import { type Engine, type Json, openEngine } from './engine.ts';
import { createGate, type Gate } from './gate.ts';
import { withHistory } from './history.ts';
import { collect, type Item, item, keyOf, read, scan } from './items.ts';
import { restoreOperations } from './restore-table.ts';
import { keepSettings, settingsOperations } from './table-settings.ts';
import { tableOperations } from './tables.ts';
import { sweepExpired } from './time-to-live.ts';
import { createTransactions, transactGet, transactWrite } from './transactions.ts';

export type DynamoDbEndpoint = {
  readonly operations: Operations;
  /** Any operation without HTTP; throws `ApiFault`. */
  call(name: string, input: Json): Promise<unknown>;
  tables(): Promise<string[]>;
  items(table: string): Promise<Item[]>;
  /** Deletes what has expired by now; DynamoDB does so within days, the local centre when asked. */
  sweepExpired(): Promise<number>;
  dump(): Promise<string>;
  close(): Promise<void>;
};

const PASSED_ON = [
  'BatchGetItem',
  'BatchWriteItem',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
] as const;

export async function createDynamoDb(place: Place): Promise<DynamoDbEndpoint> {
  const stored = await openEngine(place.folder.path && join(place.folder.path, 'dynamodb'));
  const tables = keepSettings(place);
  const history = withHistory(stored, tables, place.now);
  const { engine } = history;
  const gate = createGate();
  const transactions = createTransactions(engine, place.now);
  const anything = z.record(z.string(), z.unknown());

  const aboutTables = tableOperations(engine, tables);
  const restoring = { engine, history, createTable: aboutTables.CreateTable, now: place.now };
  const operations: Operations = {
    ...Object.fromEntries(
      PASSED_ON.map((name) => [
        name,
        operation(anything, (input) => gate.shared(() => engine.call(name, input))),
      ]),
    ),
    ...alone(gate, {
      ...aboutTables,
      ...settingsOperations(engine, { tables, earliest: history.earliest, now: place.now }),
      ...restoreOperations(restoring),
    }),
    ...writeOperations(engine, gate),
    TransactWriteItems: operation(transactWrite, (input) => gate.alone(() => transactions.write(input))),
    TransactGetItems: operation(transactGet, (input) => gate.alone(() => transactions.get(input))),
  };

  const listTables = async () => {
    const names: string[] = [];
    let from: string | undefined;
    do {
      const page = listing.parse(
        await engine.call('ListTables', from ? { ExclusiveStartTableName: from } : {}),
      );
      names.push(...page.TableNames);
      from = page.LastEvaluatedTableName;
    } while (from);
    return names;
  };
  const items = (table: string) => gate.shared(() => collect(scan(engine, { TableName: table })));

  return {
    operations,
    async call(name, input) {
      const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (!run) throw unknownOperation('dynamodb', name);
      // A copy, as over HTTP: the engine may keep or change what it gets.
      return run(JSON.parse(JSON.stringify(input)));
    },
    tables: listTables,
    items,
    sweepExpired: () => gate.alone(() => sweepExpired(engine, tables, place.now())),
    async dump() {
      const lines: string[] = [];
      for (const table of await listTables()) {
        for (const found of await items(table)) lines.push(`${table} ${JSON.stringify(found)}`);
      }
      return lines.join('\n');
    },
    // Alone: what is under way ends first; the engine cannot answer once its store is closed.
    close: () => gate.alone(() => engine.close()),
  };
}

const listing = z.object({ TableNames: z.array(z.string()), LastEvaluatedTableName: z.string().optional() });

function alone(gate: Gate, operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, run]) => [name, (input: unknown) => gate.alone(() => run(input))]),
  );
}

const write = z.looseObject({
  TableName: z.string(),
  Key: item.optional(),
  Item: item.optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['ALL_OLD', 'NONE']).optional(),
});

/** Single writes; one that wants the item its condition met runs alone, so that it gets exactly that item. */
function writeOperations(engine: Engine, gate: Gate): Operations {
  const one = (name: string) =>
    operation(write, ({ ReturnValuesOnConditionCheckFailure: wants, ...input }) => {
      const call = () => engine.call(name, input);
      if (wants !== 'ALL_OLD') return gate.shared(call);
      return gate.alone(() => call().catch((error) => withItem(engine, input, error)));
    });
  return { PutItem: one('PutItem'), UpdateItem: one('UpdateItem'), DeleteItem: one('DeleteItem') };
}

async function withItem(engine: Engine, input: z.infer<typeof write>, error: unknown): Promise<never> {
  if (!(error instanceof ApiFault && error.code === 'ConditionalCheckFailedException')) throw error;
  const key = input.Key ?? (await keyOf(engine, input.TableName, input.Item ?? {}));
  const found = await read(engine, input.TableName, key);
  throw new ApiFault(error.code, error.message, found ? { Item: found } : {});
}
