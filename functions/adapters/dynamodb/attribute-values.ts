import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Fault } from '../../faults.ts';

/** An item as DynamoDB has it on the wire. */
export type Item = Record<string, AttributeValue>;

/** What can be kept in an item: JSON. Members that are `undefined` are left out. */
export type Storable =
  | string
  | number
  | boolean
  | null
  | readonly Storable[]
  | { readonly [key: string]: Storable | undefined };

export function toItem(value: { readonly [key: string]: Storable | undefined }): Item {
  const item: Item = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) item[key] = toAttribute(member);
  return item;
}

export function toAttribute(value: Storable): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  return isList(value) ? { L: value.map(toAttribute) } : { M: toItem(value) };
}

export function fromItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, fromAttribute(value)]));
}

function fromAttribute(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(fromAttribute);
  if (value.M !== undefined) return fromItem(value.M);
  throw new Fault({
    code: 'unreadable-data',
    hint: 'an item holds a set or bytes, which Careline never writes; see who else writes to this table',
  });
}

// Array.isArray does not narrow a readonly list by itself.
const isList = (value: Storable): value is readonly Storable[] => Array.isArray(value);
