import type { Json } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import { type JsonPath, pathsIn, segmentsOf } from '../flow/paths.ts';

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

/** Every path in the parameters and the operands of a step. */
export function readsOf(step: Step): readonly Read[] {
  const before = known.get(step);
  if (before) return before;
  const texts = [
    ...textsIn(step.parameters),
    ...step.conditions.flatMap((c) => c.operands.map((text) => ({ where: 'Conditions', text }))),
  ];
  const reads = texts.flatMap(({ where, text }) => pathsIn(text).map((path) => readOf(path, where)));
  known.set(step, reads);
  return reads;
}

function readOf(path: JsonPath, where: string): Read {
  const [first = '', second = '', third = ''] = segmentsOf(path);
  // The long form of the same thing. Source: Administrator Guide, connect-attrib-list.
  const external = first === 'LambdaInvocation' && second === 'ResultData';
  return { path, where, root: external ? 'External' : first, key: external ? third : second };
}

/** Every text inside a value, with the dotted way to it. */
export function* textsIn(value: Json, where = ''): Generator<{ where: string; text: string }> {
  if (typeof value === 'string') yield { where, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield* textsIn(item, where === '' ? key : `${where}.${key}`);
    }
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
