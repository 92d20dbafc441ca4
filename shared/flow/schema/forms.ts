import type { ActionSpec, ParameterSpec } from '../action-spec.ts';
import type { Json, JsonObject } from '../document.ts';

/**
 * The forms of an action: the values of its parameters on which its errors and conditions depend. Found by watching which
 * parameters the specification reads, so that no list of forms is kept beside it.
 */
export interface Form {
  /** What is set, as the specification sees it. */
  readonly parameters: JsonObject;
  /** The same as a test in JSON Schema, of `Parameters`. */
  readonly test: JsonObject;
}

/** Every combination of what the action's rules look at; one empty form when they look at nothing. */
export function formsOf(spec: ActionSpec): readonly Form[] {
  let keys: readonly string[] = [];
  for (;;) {
    const forms = combine(keys, spec.parameters);
    const read = new Set(keys);
    for (const form of forms) watch(spec, form.parameters, read);
    if (read.size === keys.length) return forms;
    keys = [...read];
  }
}

/** Runs the rules on parameters that note every key they are asked for. */
function watch(spec: ActionSpec, parameters: JsonObject, read: Set<string>): void {
  const note = (key: string | symbol): void => {
    if (typeof key === 'string' && Object.hasOwn(spec.parameters, key)) read.add(key);
  };
  const watched = new Proxy(parameters, {
    get(target, key) {
      note(key);
      return Reflect.get(target, key);
    },
    has(target, key) {
      note(key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor(target, key) {
      note(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  spec.errors(watched);
  spec.conditions(watched);
}

function combine(keys: readonly string[], specs: Readonly<Record<string, ParameterSpec>>): Form[] {
  let forms: Form[] = [{ parameters: {}, test: {} }];
  for (const key of keys) {
    const variants = variantsOf(key, specs[key]);
    forms = forms.flatMap((form) =>
      variants.map((variant) => ({
        parameters: { ...form.parameters, ...variant.parameters },
        test: merge(form.test, variant.test),
      })),
    );
  }
  return forms;
}

/** Absent, or each value that could make a difference. */
function variantsOf(key: string, spec: ParameterSpec | undefined): Form[] {
  const absent: Form = { parameters: {}, test: { not: { required: [key] } } };
  const present = (value: Json, test: JsonObject): Form => ({
    parameters: { [key]: value },
    test: { required: [key], properties: { [key]: test } },
  });
  if (spec?.list && spec.enum) {
    return [
      absent,
      ...subsets(spec.enum).map((entries) =>
        present(entries, { allOf: spec.enum?.map((one) => holds(one, entries.includes(one))) ?? [] }),
      ),
    ];
  }
  if (spec?.enum) return [absent, ...spec.enum.map((value) => present(value, anyCase(value)))];
  const members = Object.keys(spec?.properties ?? {});
  if (members.length === 0) return [absent, present({}, {})];
  return [absent, ...members.map((member) => present({ [member]: {} }, { required: [member] }))];
}

const holds = (entry: string, wanted: boolean): JsonObject =>
  wanted ? { contains: { const: entry } } : { not: { contains: { const: entry } } };

function subsets(entries: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const entry of entries) all = all.flatMap((some) => [some, [...some, entry]]);
  return all;
}

function merge(a: JsonObject, b: JsonObject): JsonObject {
  if (Object.keys(a).length === 0) return b;
  const all = Array.isArray(a.allOf) ? a.allOf : [a];
  return { allOf: [...all, b] };
}

/** Flags and other words are read without regard to case; true and false may be truth values. */
export function anyCase(...words: readonly string[]): JsonObject {
  const pattern = words.map((word) =>
    [...word].map((c) => (/[a-z]/i.test(c) ? `[${c.toUpperCase()}${c.toLowerCase()}]` : `[${c}]`)).join(''),
  );
  const truths = words
    .map((word) => word.toLowerCase())
    .filter((word) => word === 'true' || word === 'false');
  const text: JsonObject = { type: 'string', pattern: `^(?:${pattern.join('|')})$` };
  return truths.length === 0 ? text : { anyOf: [{ enum: truths.map((word) => word === 'true') }, text] };
}
