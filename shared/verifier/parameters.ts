import type { ActionSpec, ParameterSpec } from '../flow/action-spec.ts';
import type { Json, JsonObject } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { Level } from './finding.ts';
import type { Context } from './rule.ts';

/** One parameter of one step against what the language says of it. */
export interface Slot {
  readonly step: string;
  readonly type: string;
  /** Dotted name, `InputValidation.CustomValidation.MaximumLength`. */
  readonly where: string;
  /** Undefined for a name that the action does not have. */
  readonly spec: ParameterSpec | undefined;
  /** Undefined when a known parameter is absent. */
  readonly value: Json | undefined;
  /** Names that would be known in this place. */
  readonly siblings: readonly string[];
  /** Undefined: as the rule says. Nobody has shown the service's judgement on an unverified action. */
  readonly level: Level | undefined;
}

/** Steps whose type exists, with what the language says of them. */
export function knownSteps(context: Context): readonly KnownStep[] {
  const before = steps.get(context);
  if (before) return before;
  const { structure } = context;
  const found: KnownStep[] = [];
  for (let n = 0; n < structure.steps.length; n++) {
    const step = structure.steps[n];
    const spec = structure.specs[n];
    if (step && spec)
      found.push({ id: structure.ids[n] ?? '', step, spec, errors: structure.errors[n] ?? [] });
  }
  steps.set(context, found);
  return found;
}

export interface KnownStep {
  readonly id: string;
  readonly step: Step;
  readonly spec: ActionSpec;
  /** Names of its error branches. */
  readonly errors: readonly string[];
}
const steps = new WeakMap<Context, readonly KnownStep[]>();

/** A level for what is certain only where the service's own answer is known. */
export const levelOf = (spec: ActionSpec): Level | undefined =>
  spec.evidence === 'unverified' ? 'warning' : undefined;

/** Every parameter that is there or required; one that is absent and optional is no slot. */
export function slotsOf(context: Context): readonly Slot[] {
  const before = slots.get(context);
  if (before) return before;
  const found: Slot[] = [];
  for (const { id, step, spec } of knownSteps(context)) {
    const place = { step: id, type: step.type, level: levelOf(spec), found, prefix: '' };
    slotsIn(step.parameters, spec.parameters, place);
  }
  slots.set(context, found);
  return found;
}
const slots = new WeakMap<Context, readonly Slot[]>();

type Place = Pick<Slot, 'step' | 'type' | 'level'> & { readonly found: Slot[]; readonly prefix: string };
type Specs = Readonly<Record<string, ParameterSpec>>;

function slotsIn(values: JsonObject, specs: Specs, place: Place): void {
  const { step, type, level, found, prefix } = place;
  const { names, required } = namesOf(specs);
  for (const name of required) {
    if (Object.hasOwn(values, name)) continue;
    const where = prefix + name;
    found.push({ step, type, level, where, spec: specs[name], value: undefined, siblings: names });
  }
  for (const name in values) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    const value = values[name];
    const where = prefix + name;
    found.push({ step, type, level, where, spec, value, siblings: names });
    if (!spec?.properties) continue;
    const inside = { step, type, level, found, prefix: `${where}.` };
    if (isObject(value)) slotsIn(value, spec.properties, inside);
    else if (Array.isArray(value)) {
      for (const item of value) if (isObject(item)) slotsIn(item, spec.properties, inside);
    }
  }
}

interface Names {
  readonly names: readonly string[];
  readonly required: readonly string[];
}
const known = new WeakMap<Specs, Names>();

function namesOf(specs: Specs): Names {
  const before = known.get(specs);
  if (before) return before;
  const names = Object.keys(specs);
  const made = { names, required: names.filter((name) => specs[name]?.required) };
  known.set(specs, made);
  return made;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
