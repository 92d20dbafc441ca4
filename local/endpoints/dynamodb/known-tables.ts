import type { Done, Store, TableDescription } from './store.ts';

/** The description of a table is read once, until it changes. */
export function rememberingTables(base: Store): Pick<Store, 'tableDb' | 'getTable' | 'knownTable'> {
  const tables = new Map<string, TableDescription>();
  /** Forgets the table before the change and after it: it may be read meanwhile. */
  const forgetting = (name: string, done: Done): Done => {
    tables.delete(name);
    return (error, value) => {
      tables.delete(name);
      done(error, value);
    };
  };
  return {
    knownTable: (name) => tables.get(name),
    tableDb: {
      ...base.tableDb,
      put: (name, table, done) => base.tableDb.put(name, table, forgetting(name, done)),
      del: (name, done) => base.tableDb.del(name, forgetting(name, done)),
    },
    getTable(name, statusOrDone, done) {
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
        // What dynalite calls a table.
        if (!error) tables.set(name, table as TableDescription);
        statusOrDone(error, table);
      });
    },
  };
}
