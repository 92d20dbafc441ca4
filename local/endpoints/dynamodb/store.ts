/**
 * Where dynalite's operations read and write. Its own store writes the entry of each index and the item one by one, and reads
 * the table's description for each item; here they go down in one batch, so that neither a fault nor a killed process leaves
 * half of them, and ten times as many fit into a second.
 * Source: dynalite 4.0.0, db/index.js: the parts and their names, so that its own streams find what is written here.
 */
export interface Store {
  readonly db: Level;
  readonly tableDb: Part;
  readonly options: Readonly<Record<string, unknown>>;
  getItemDb(table: string): Part;
  getIndexDb(kind: string, table: string, index: string): Part;
  /** With `false` also a table that is being made or deleted, to be changed by whoever asks. */
  getTable(name: string, statusOrDone: boolean | Done, done?: Done): void;
}

/** LevelDB or its likeness in memory; a batch is written whole or not at all. */
interface Level {
  open(): Promise<void>;
  getSync(key: string): unknown;
  batch(writes: readonly Write[]): Promise<void>;
  close(closed: (error?: unknown) => void): void;
}
type Write =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

type Done = (error: unknown, value?: unknown) => void;

/** One part of the store, e.g. the items of a table. It has a lock for each key, and streams, which stay dynalite's. */
interface Part {
  get(key: string, done: Done): void;
  put(key: string, value: unknown, done: Done): void;
  del(key: string, done: Done): void;
}

/** Writes that wait for each other. */
export interface Pending {
  /** Given to an operation in place of dynalite's store. */
  readonly store: Store;
  commit(): Promise<void>;
}

/** `hold`: nothing is written before `commit`; else with each item. */
export type OpenPending = (options: { readonly hold: boolean }) => Pending;

export function inBatches(base: Store): OpenPending {
  const { db } = base;
  const tables = new Map<string, unknown>();
  const tableDb: Part = {
    ...base.tableDb,
    put: (name, table, done) => base.tableDb.put(name, table, forgetting(name, done)),
    del: (name, done) => base.tableDb.del(name, forgetting(name, done)),
  };

  /** Forgets the table before the change and after it: it may be read meanwhile. */
  function forgetting(name: string, done: Done): Done {
    tables.delete(name);
    return (error, value) => {
      tables.delete(name);
      done(error, value);
    };
  }

  function getTable(name: string, statusOrDone: boolean | Done, done?: Done): void {
    if (typeof statusOrDone !== 'function') {
      base.getTable(name, statusOrDone, done);
      return;
    }
    const known = tables.get(name);
    if (known) {
      statusOrDone(null, known);
      return;
    }
    base.getTable(name, (error, table) => {
      if (!error) tables.set(name, table);
      statusOrDone(error, table);
    });
  }

  return ({ hold }) => {
    let waiting: Write[] = [];
    const commit = async () => {
      const writes = waiting;
      waiting = [];
      if (writes.length > 0) await db.batch(writes);
    };
    const parts = new Map<string, Part>();

    /** An operation writes the item last: with it goes what it wrote to the indexes before. */
    function part(name: string, isItems: boolean, of: () => Part): Part {
      const known = parts.get(name);
      if (known) return known;
      const write = (change: Write, done: Done) => {
        waiting.push(change);
        if (hold || !isItems) done(null);
        else commit().then(() => done(null), done);
      };
      const made: Part = {
        ...of(),
        get: (key, done) => answer(() => db.getSync(`${name}~${key}`), done),
        put: (key, value, done) => write({ type: 'put', key: `${name}~${key}`, value }, done),
        del: (key, done) => write({ type: 'del', key: `${name}~${key}` }, done),
      };
      parts.set(name, made);
      return made;
    }

    const store: Store = {
      ...base,
      tableDb,
      getTable,
      getItemDb: (table) => part(`item-${table}`, true, () => base.getItemDb(table)),
      getIndexDb: (kind, table, index) =>
        part(`index-${kind.toLowerCase()}~${table}~${index}`, false, () =>
          base.getIndexDb(kind, table, index),
        ),
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
