import type { Json, JsonObject } from '../flow/document.ts';
import type { Condition, Step } from '../flow/flow.ts';
import { type JsonPath, pathsIn, segmentsOf } from '../flow/paths.ts';
import { contentsOf, signs } from './contents.ts';
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

function collect(value: Json, where: string, reads: Read[]): void {
  if (typeof value === 'string') {
    if (value.includes('$')) for (const path of pathsIn(value)) reads.push(readOf(path, where));
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      // Any list or object of JSON may be asked for its own keys.
      const item = (value as JsonObject)[key] ?? null;
      // Most texts hold no path: their places need not be named.
      if (typeof item === 'string' ? item.includes('$') : typeof item === 'object')
        collect(item, below(where, key), reads);
    }
  }
}

const below = (where: string, key: string): string => (where === '' ? key : `${where}.${key}`);

/** A step that reads something. */
export interface Reader {
  readonly n: number;
  readonly id: string;
  readonly step: Step;
  readonly reads: readonly Read[];
}

/** The steps that read anything, in the order of the flow. */
export const readersIn = (context: Context): readonly Reader[] => context.once(findReaders);

function findReaders(context: Context): readonly Reader[] {
  const { signs: found } = contentsOf(context);
  const readers: Reader[] = [];
  for (const { n, id, step } of context.structure.placed) {
    const inside = ((found[n] ?? 0) & signs.path) !== 0;
    if (!inside && !step.conditions.some(holdsPath)) continue;
    const reads: Read[] = [];
    if (inside) collect(step.parameters, '', reads);
    for (const { operands } of step.conditions)
      for (const operand of operands) collect(operand, 'Conditions', reads);
    if (reads.length > 0) readers.push({ n, id, step, reads });
  }
  return readers;
}

const holdsPath = ({ operands }: Condition): boolean => operands.some((text) => text.includes('$'));

/** Every path in the parameters and the operands of a step. */
export const readsOf = (context: Context, id: string): readonly Read[] =>
  context.once(findById).get(id)?.reads ?? nothing;
const nothing: readonly Read[] = [];

const findById = (context: Context): ReadonlyMap<string, Reader> =>
  new Map(readersIn(context).map((reader) => [reader.id, reader]));

/** Steps that read below a root, `External` or `Attributes`, in the order of the flow. */
export const readersOf = (context: Context, root: string): ReadonlySet<string> =>
  context.once(findByRoot).get(root) ?? noSteps;
const noSteps: ReadonlySet<string> = new Set();

function findByRoot(context: Context): ReadonlyMap<string, ReadonlySet<string>> {
  const byRoot = new Map<string, Set<string>>();
  for (const { id, reads } of readersIn(context)) {
    for (const { root } of reads) {
      const found = byRoot.get(root);
      if (found) found.add(id);
      else byRoot.set(root, new Set([id]));
    }
  }
  return byRoot;
}

function readOf(path: JsonPath, where: string): Read {
  const segments = segmentsOf(path);
  const first = segments[0] ?? '';
  const second = segments[1] ?? '';
  // The long form of the same thing. Source: Administrator Guide, connect-attrib-list.
  const external = first === 'LambdaInvocation' && second === 'ResultData';
  return { path, where, root: external ? 'External' : first, key: external ? (segments[2] ?? '') : second };
}

/** A text inside a value, with the dotted way to it. */
export interface Found {
  readonly where: string;
  readonly text: string;
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
