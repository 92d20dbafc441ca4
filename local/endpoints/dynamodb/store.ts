/**
 * Where dynalite's operations read and write. Its own store writes the entry of each index and the item one by one, and reads
 * the table's description for each item; here they go down in one batch, so that neither a fault nor a killed process leaves
 * half of them, and ten times as many fit into a second.
 */
import type { Readable } from 'node:stream';
import type { Item } from './items.ts';
import { rememberingTables } from './known-tables.ts';
import type { Range } from './sorted-map.ts';

/** The members that operations use. Source: dynalite 4.0.0, db/index.js. */
export interface Store {
  readonly db: Level;
  readonly tableDb: Part;
  readonly options: Readonly<Record<string, unknown>>;
  getItemDb(table: string): Part;
  getIndexDb(kind: string, table: string, index: string): Part;
  deleteItemDb(table: string, done: Done): void;
  deleteIndexDb(kind: string, table: string, index: string, done: Done): void;
  /** With `false` also a table that is being made or deleted, to be changed by whoever asks. */
  getTable(name: string, statusOrDone: boolean | Done, done?: Done): void;
  /** A table that somebody has used before. */
  knownTable(name: string): TableDescription | undefined;
}

/** As dynalite keeps it. */
export interface TableDescription {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly KeySchema: readonly { readonly AttributeName: string }[];
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[];
  readonly LocalSecondaryIndexes?: readonly IndexDescription[];
}
interface IndexDescription {
  readonly IndexName: string;
  readonly KeySchema: TableDescription['KeySchema'];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
}

/** LevelDB: descriptions of tables always, items when there is a data folder. A batch is written whole or not at all. */
export interface Level {
  open(): Promise<void>;
  getSync(key: string): unknown;
  batch(writes: readonly object[]): Promise<void>;
  close(closed: (error?: unknown) => void): void;
}

export type Done = (error: unknown, value?: unknown) => void;

/** One part of the store, e.g. the items of a table. */
export interface Part {
  /** dynalite's own. Who gets the key wraps what is done at the end, and so lets go of it. */
  lock(key: string, run: (release: (done: Done) => Done) => void): void;
  get(key: string, done: Done): void;
  put(key: string, value: Item, done: Done): void;
  del(key: string, done: Done): void;
  createValueStream(range: ValueRange): Readable;
}

/** As Level has it. `limit`: -1 for all. */
export interface ValueRange extends Range {
  readonly limit?: number;
}

/** What lies in the parts, on disk or in memory. */
export interface Rows {
  get(part: string, key: string): unknown;
  /** All or nothing. The entries of an item stand just before it. */
  write(changes: readonly Change[]): Promise<void>;
  /** `own`: dynalite's idea of the part. */
  values(part: string, range: ValueRange, own: Part): Readable;
  drop(part: string): void;
}

export interface Change {
  readonly part: string;
  readonly key: string;
  /** Absent: it is deleted. */
  readonly value?: Item;
  /** Of an index, and not the item itself. */
  readonly isEntry: boolean;
}

/** Writes that wait for each other. */
export interface Pending {
  /** Given to an operation in place of dynalite's store. */
  readonly store: Store;
  commit(): Promise<void>;
}

/** `hold`: nothing is written before `commit`; else with each item. */
export type OpenPending = (options: { readonly hold: boolean }) => Pending;

/** Names of the parts. */
const itemsOf = (table: string) => `item-${table}`;
const entriesOf = (kind: string, table: string, index: string) =>
  `index-${kind.toLowerCase()}~${table}~${index}`;

export function inBatches(base: Store, rows: Rows): OpenPending {
  const described = rememberingTables(base);

  return ({ hold }) => {
    let waiting: Change[] = [];
    const commit = async () => {
      const changes = waiting;
      waiting = [];
      if (changes.length > 0) await rows.write(changes);
    };
    const parts = new Map<string, Part>();

    /** An operation writes the item last: with it goes what it wrote to the indexes before. */
    function partOf(part: string, isEntry: boolean, of: () => Part): Part {
      const known = parts.get(part);
      if (known) return known;
      const change = (made: Change, done: Done) => {
        waiting.push(made);
        if (hold || isEntry) done(null);
        else commit().then(() => done(null), done);
      };
      const own = of();
      const made: Part = {
        ...own,
        get: (key, done) => answer(() => rows.get(part, key), done),
        put: (key, value, done) => change({ part, key, value, isEntry }, done),
        del: (key, done) => change({ part, key, isEntry }, done),
        createValueStream: (range) => rows.values(part, range, own),
      };
      parts.set(part, made);
      return made;
    }

    const store: Store = {
      ...base,
      ...described,
      getItemDb: (table) => partOf(itemsOf(table), false, () => base.getItemDb(table)),
      getIndexDb: (kind, table, index) =>
        partOf(entriesOf(kind, table, index), true, () => base.getIndexDb(kind, table, index)),
      deleteItemDb(table, done) {
        rows.drop(itemsOf(table));
        base.deleteItemDb(table, done);
      },
      deleteIndexDb(kind, table, index, done) {
        rows.drop(entriesOf(kind, table, index));
        base.deleteIndexDb(kind, table, index, done);
      },
    };
    return { store, commit };
  };
}

function answer(read: () => unknown, done: Done): void {
  let found: unknown;
  try {
    found = read();
  } catch (error) {
    done(error);
    return;
  }
  done(null, found);
}
