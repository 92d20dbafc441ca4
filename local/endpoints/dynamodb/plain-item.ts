import type { Item } from './items.ts';

/** Far below DynamoDB's 400 KB, however an item is measured. Unit: characters, and ten for each value. */
const largest = 200_000;
/** Levels of lists and maps; DynamoDB takes 32. */
const deepest = 8;
/** As DynamoDB writes it itself. */
const plainNumber = /^(0|-?[1-9]\d{0,19})$/;

/**
 * Whether an item is beyond doubt one that DynamoDB takes as it is: texts, whole numbers, truth values, null, lists and maps of
 * these, and not nearly too large. False says nothing.
 */
export function isPlainItem(value: unknown): value is Item {
  return isObject(value) && sizeOfMap(value, 0) <= largest;
}

function sizeOfMap(members: object, depth: number): number {
  let size = 0;
  for (const [name, member] of Object.entries(members)) {
    if (name === '' || name === '__proto__') return Number.NaN;
    size += name.length + sizeOf(member, depth);
  }
  return size;
}

/** NaN, which no sum gets rid of: not plain. */
function sizeOf(value: unknown, depth: number): number {
  if (!isObject(value) || depth > deepest) return Number.NaN;
  const [only, ...others] = Object.entries(value);
  if (!only || others.length > 0) return Number.NaN;
  const [type, content]: [string, unknown] = only;
  if (type === 'S' && typeof content === 'string') return content.length + 10;
  if (type === 'N' && typeof content === 'string' && plainNumber.test(content)) return content.length + 10;
  if ((type === 'BOOL' && typeof content === 'boolean') || (type === 'NULL' && content === true)) return 10;
  if (type === 'M' && isObject(content)) return 10 + sizeOfMap(content, depth + 1);
  if (type === 'L' && Array.isArray(content))
    return content.reduce((sum: number, one: unknown) => sum + sizeOf(one, depth + 1), 10);
  return Number.NaN;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
