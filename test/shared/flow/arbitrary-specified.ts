import fc from 'fast-check';
import type { ActionSpec, ParameterSpec } from '../../../shared/flow/action-spec.ts';
import { branchOf, onlyValue, wordOf } from '../../../shared/flow/as-specified.ts';
import type { Json, JsonObject } from '../../../shared/flow/document.ts';
import { map, path, type To, text, word } from './arbitrary-values.ts';

/** A form that is made of its specification, and the parameters that it must become. */
export interface Specified {
  readonly form: { readonly type: string };
  readonly parameters: JsonObject;
}

/** Any form of an action that its specification allows. */
export function specified(spec: ActionSpec, step: To): fc.Arbitrary<Specified> {
  return fc
    .tuple(members(spec.parameters), spec.openParameters ? map : fc.constant({}))
    .chain(([known, open]) => {
      const parameters = { ...known.wire, ...open };
      const { required, optional } = spec.errors(parameters);
      const branches = [...required, ...optional].map((error) => [branchOf(error), step] as const);
      const requiredKeys = required.map(branchOf);
      const answers = spec.conditions(parameters)?.operands;
      const on = fc.record(Object.fromEntries((answers ?? []).map((answer) => [answer, step])));
      return fc
        .tuple(fc.record(Object.fromEntries(branches), { requiredKeys }), on, step)
        .map(([errors, on, next]) => ({
          form: {
            type: spec.type,
            ...known.written,
            ...(spec.openParameters && { parameters: open }),
            ...(spec.next === 'success' && { next }),
            ...(answers && { on }),
            ...errors,
          },
          parameters,
        }));
    });
}

/** What people write, and what goes out. */
interface Pair<W, J> {
  readonly written: W;
  readonly wire: J;
}
type Value = fc.Arbitrary<Pair<unknown, Json>>;

function members(specs: Readonly<Record<string, ParameterSpec>>): fc.Arbitrary<Pair<object, JsonObject>> {
  const names = Object.keys(specs);
  const pairs = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, anyOf(spec)]));
  const requiredKeys = names.filter((name) => specs[name]?.required);
  return fc.record(pairs, { requiredKeys }).map((given) => {
    const entries = Object.entries(given).flatMap(([name, pair]) => {
      const spec = specs[name];
      return spec && pair ? [{ name, spec, ...pair }] : [];
    });
    const asked = entries.filter(({ spec }) => onlyValue(spec) === undefined);
    return {
      written: Object.fromEntries(asked.map(({ name, spec, written }) => [wordOf(name, spec), written])),
      wire: Object.fromEntries(entries.map(({ name, wire }) => [name, wire])),
    };
  });
}

const same = (value: fc.Arbitrary<Json>): Value => value.map((one) => ({ written: one, wire: one }));

function anyOf(spec: ParameterSpec): Value {
  const parts = spec.properties ?? spec.items ?? spec.known;
  if (spec.items && parts) return many(members(parts));
  if (parts) return members(parts);
  if (spec.map) return same(map);
  return spec.list ? many(oneOf(spec)) : oneOf(spec);
}

const many = (one: fc.Arbitrary<Pair<unknown, Json>>): Value =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => ({
    written: all.map(({ written }) => written),
    wire: all.map(({ wire }) => wire),
  }));

function oneOf({ enum: words, range, native, reference, mode }: ParameterSpec): Value {
  if (words) return fc.constantFrom(...words).map((one) => ({ written: flagOf(one) ?? one, wire: one }));
  if (native) return same(native === 'number' ? fc.nat() : fc.boolean());
  if (range) {
    const [min, max] = range;
    return fc.integer({ min, max: Math.min(max, 1000) }).map((n) => ({ written: n, wire: String(n) }));
  }
  const fixed = reference ? word.map((one) => `careline:${reference}:${one}`) : text;
  if (mode === 'dynamicOnly') return same(path);
  return same(mode === 'static' ? fixed : fc.oneof(fixed, path));
}

const flagOf = (one: string): boolean | undefined =>
  ({ true: true, True: true, false: false, False: false })[one];
