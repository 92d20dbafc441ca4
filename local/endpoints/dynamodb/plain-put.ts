/**
 * The common write: a plain item that is not there yet, under a condition seen before or none, in a table whose keys are texts.
 * Answers and leaves behind exactly what dynalite does, without its copies and checks, which are most of what a put costs.
 */
import { hash } from 'node:crypto';
import type { KnownConditions } from './conditions.ts';
import type { Json } from './engine.ts';
import type { Item } from './items.ts';
import { isPlainItem } from './plain-item.ts';
import type { Store, TableDescription } from './store.ts';

/** dynalite's own: undefined or null when the condition holds for the item. */
export type CheckConditional = (data: Json, existing: Item | undefined) => unknown;
/** How dynalite does it, whatever it is. */
type Whole = (store: Store, input: Json) => Promise<Json>;

const known = new Set(['TableName', 'Item', 'ConditionExpression']);

export function plainPuts(
  whole: Whole,
  conditions: KnownConditions,
  checkConditional: CheckConditional,
): Whole {
  const plans = new WeakMap<TableDescription, Plan | 'none'>();

  return (store, input) => {
    const { TableName, Item, ConditionExpression: text } = input;
    const table = store.knownTable(String(TableName));
    const condition = conditions.of(text);
    const isKnown =
      table && (text === undefined || condition) && Object.keys(input).every((name) => known.has(name));
    if (!isKnown || !isPlainItem(Item)) return whole(store, input);
    const plan = plans.get(table) ?? planOf(table);
    plans.set(table, plan);
    const keys = plan !== 'none' && keysOf(plan, Item);
    if (!keys) return whole(store, input);
    const name = table.TableName;
    const items = store.getItemDb(name);
    return new Promise((resolve, reject) => {
      items.lock(keys.item, (release) => {
        items.get(keys.item, (error, existing) => {
          if (error || existing) {
            // Its older entries have to go: dynalite's affair.
            release(() => resolve(whole(store, input)))(null);
            return;
          }
          const end = release((failed) => (failed ? reject(failed) : resolve({})));
          const refused = condition && checkConditional({ _condition: condition }, undefined);
          if (refused) {
            end(refused);
            return;
          }
          for (const { index, key } of keys.entries)
            store.getIndexDb('Global', name, index.name).put(key, cut(Item, index.attributes), ignore);
          items.put(keys.item, Item, end);
        });
      });
    });
  };
}
/** The entry of an index only waits for the item. */
const ignore = () => {};

interface Index {
  readonly name: string;
  readonly hash: string;
  readonly range: string | undefined;
  /** Undefined: all. */
  readonly attributes: readonly string[] | undefined;
}
interface Plan {
  readonly hash: string;
  readonly range: string | undefined;
  readonly indexes: readonly Index[];
}

/** `none`: a key is no text, or an index is local. */
function planOf(table: TableDescription): Plan | 'none' {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table;
  const named = (schema: TableDescription['KeySchema']) => schema.map(({ AttributeName }) => AttributeName);
  if (
    LocalSecondaryIndexes.length > 0 ||
    AttributeDefinitions.some(({ AttributeType }) => AttributeType !== 'S')
  )
    return 'none';
  const [hash = '', range] = named(KeySchema);
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: schema, Projection }): Index => {
    const [hash = '', range] = named(schema);
    const { ProjectionType, NonKeyAttributes = [] } = Projection;
    const some = [...named(schema), ...named(KeySchema), ...NonKeyAttributes];
    return { name: IndexName, hash, range, attributes: ProjectionType === 'ALL' ? undefined : some };
  });
  return { hash, range, indexes };
}

interface Keys {
  readonly item: string;
  readonly entries: readonly { readonly index: Index; readonly key: string }[];
}

/** Undefined: not so plain after all. */
function keysOf({ hash, range, indexes }: Plan, item: Item): Keys | undefined {
  const [first, second] = [keyText(item, hash), range === undefined ? undefined : keyText(item, range)];
  if (first === undefined || (range !== undefined && second === undefined)) return undefined;
  const end = prefixOf(first, second);
  const entries: Keys['entries'][number][] = [];
  for (const index of indexes) {
    if (!item[index.hash] || (index.range !== undefined && !item[index.range])) continue;
    const key = keyOf(item, index);
    if (key === undefined) return undefined;
    entries.push({ index, key: `${key}${end}` });
  }
  const own = keyOf(item, { hash, range });
  return own === undefined ? undefined : { item: own, entries };
}

function keyOf(item: Item, { hash, range }: Pick<Index, 'hash' | 'range'>): string | undefined {
  const first = keyText(item, hash);
  if (first === undefined) return undefined;
  const key = `${prefixOf(first)}/${hex(first)}/`;
  if (range === undefined) return key;
  const second = keyText(item, range);
  return second === undefined ? undefined : `${key}${hex(second)}/`;
}

/** Longer keys are refused, each kind with its own words. Unit: characters. */
const longestKey = 300;

function keyText(item: Item, attribute: string): string | undefined {
  const text = item[attribute]?.S;
  return typeof text === 'string' && text !== '' && text.length <= longestKey && text.isWellFormed()
    ? text
    : undefined;
}

/** Source: dynalite 4.0.0, db/index.js, hashPrefix and toRangeStr: an order like DynamoDB's. */
const prefixOf = (first: string, second = '') => hash('md5', `Outliers${first}${second}`).slice(0, 6);
const hex = (text: string) => Buffer.from(text).toString('hex');

/** As dynalite leaves it: an attribute that the item lacks is there, without a value. */
function cut(item: Item, attributes: readonly string[] | undefined): Item {
  if (!attributes) return item;
  const entry: Record<string, Item[string] | undefined> = {};
  for (const name of attributes) entry[name] = item[name];
  // JSON leaves out what has no value.
  return entry as Item;
}
