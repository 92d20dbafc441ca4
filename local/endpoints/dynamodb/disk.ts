import type { Rows, Store } from './store.ts';

/** In dynalite's own database: `<part>~<key>`, so that its streams, and its deleting of a table, find what is written here. */
export const rowsOnDisk = ({ db }: Store): Rows => ({
  get: (part, key) => db.getSync(`${part}~${key}`),
  write: (changes) =>
    db.batch(
      changes.map(({ part, key, value }) =>
        value ? { type: 'put', key: `${part}~${key}`, value } : { type: 'del', key: `${part}~${key}` },
      ),
    ),
  values: (_part, range, own) => own.createValueStream(range),
  drop() {},
});
