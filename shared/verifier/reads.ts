import type { Json, JsonObject } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import { type JsonPath, pathsIn, segmentsOf } from '../flow/paths.ts';
import type { Context } from './rule.ts';

/** A JSONPath that a step reads, and the parameter that holds it. */
export interface Read {
  readonly path: JsonPath;
  /** `Text`, `Attributes.name`, `Conditions` … */
  readonly where: string;
  readonly root: string;
  /** First key below the root; empty for the root itself. */
  readonly key: string;
}

const known = new WeakMap<Step, readonly Read[]>();
const nothing: readonly Read[] = [];

/** Every path in the parameters and the operands of a step. */
export function readsOf(step: Step): readonly Read[] {
  const before = known.get(step);
  if (before) return before;
  const reads: Read[] = [];
  collect(step.parameters, '', reads);
  for (const { operands } of step.conditions) {
    for (const operand of operands) collect(operand, 'Conditions', reads);
  }
  const found = reads.length === 0 ? nothing : reads;
  known.set(step, found);
  return found;
}

function collect(value: Json, where: string, reads: Read[]): void {
  // Most values hold no path: their places need not be named.
  if (!mentions(value, '$')) return;
  if (typeof value === 'string') {
    for (const path of pathsIn(value)) reads.push(readOf(path, where));
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) collect(value[i] ?? null, below(where, String(i)), reads);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collect(item, below(where, key), reads);
  }
}

const below = (where: string, key: string): string => (where === '' ? key : `${where}.${key}`);

const knownReaders = new WeakMap<Context, ReadonlyMap<string, readonly string[]>>();

/** Steps that read below a root, `External` or `Attributes`, in the order of the flow. */
export function readersOf(context: Context, root: string): readonly string[] {
  let readers = knownReaders.get(context);
  if (!readers) {
    readers = findReaders(context);
    knownReaders.set(context, readers);
  }
  return readers.get(root) ?? noSteps;
}
const noSteps: readonly string[] = [];

function findReaders({ structure }: Context): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  structure.steps.forEach((step, n) => {
    const id = structure.ids[n] ?? '';
    for (const { root } of readsOf(step)) {
      const found = readers.get(root);
      if (!found) readers.set(root, [id]);
      else if (found.at(-1) !== id) found.push(id);
    }
  });
  return readers;
}

function readOf(path: JsonPath, where: string): Read {
  const [first = '', second = '', third = ''] = segmentsOf(path);
  // The long form of the same thing. Source: Administrator Guide, connect-attrib-list.
  const external = first === 'LambdaInvocation' && second === 'ResultData';
  return { path, where, root: external ? 'External' : first, key: external ? third : second };
}

/** A text inside a value, with the dotted way to it. */
export interface Found {
  readonly where: string;
  readonly text: string;
}

/** True when some text inside a value holds these words. */
export function mentions(value: Json | undefined, words: string): boolean {
  if (typeof value === 'string') return value.includes(words);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => mentions(item, words));
  // No list, so an object of JSON.
  const object = value as JsonObject;
  for (const key in object) if (mentions(object[key], words)) return true;
  return false;
}

/** Every text inside a value. */
export function textsIn(value: Json, where = ''): readonly Found[] {
  if (typeof value === 'string') return [{ where, text: value }];
  const found: Found[] = [];
  collectTexts(value, where, found);
  return found;
}

function collectTexts(value: Json, where: string, found: Found[]): void {
  if (typeof value === 'string') found.push({ where, text: value });
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collectTexts(item, below(where, key), found);
  }
}

/** The object under a key, or an empty one. */
export function objectAt(
  value: Json | undefined,
  ...keys: readonly string[]
): Readonly<Record<string, Json>> {
  let at: Json | undefined = value;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when an object parameter has a key that is its own. */
export const has = (value: object, key: string): boolean => Object.hasOwn(value, key);
