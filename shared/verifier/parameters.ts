import type { ActionSpec, ParameterSpec } from '../flow/action-spec.ts';
import type { Json, JsonObject } from '../flow/document.ts';
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

/** A level for what is certain only where the service's own answer is known. */
export const levelOf = (spec: ActionSpec): Level | undefined =>
  spec.evidence === 'unverified' ? 'warning' : undefined;

/**
 * Every parameter that is there or required; one that is absent and optional is no slot, and one with which no rule finds
 * fault, as most are, is left out.
 */
export const slotsOf = (context: Context): readonly Slot[] => context.once(findSlots);

function findSlots({ structure }: Context): readonly Slot[] {
  const found: Slot[] = [];
  for (const { id, step, spec } of structure.known) {
    const place = { step: id, type: step.type, level: levelOf(spec), found, prefix: '' };
    slotsIn(step.parameters, spec.parameters, place);
  }
  return found;
}

type Place = Pick<Slot, 'step' | 'type' | 'level'> & { readonly found: Slot[]; readonly prefix: string };
type Specs = Readonly<Record<string, ParameterSpec>>;

function slotsIn(values: JsonObject, specs: Specs, place: Place): void {
  const { step, type, level, found, prefix } = place;
  const { names, required, byName } = namesOf(specs);
  for (const name of required) {
    if (Object.hasOwn(values, name)) continue;
    const where = prefix + name;
    found.push({ step, type, level, where, spec: specs[name], value: undefined, siblings: names });
  }
  for (const name in values) {
    const spec = byName.get(name);
    const value = values[name];
    if (spec && isPlain(value, spec)) continue;
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

/** Some text where any text will do, or a word of those that may stand here; in neither is a path. */
function isPlain(
  value: Json | undefined,
  { mode, properties, map, enum: words, range }: ParameterSpec,
): boolean {
  if (typeof value !== 'string' || value === '' || properties || map || range) return false;
  if (mode === 'dynamicOnly' || value.includes('$')) return false;
  return words === undefined || words.includes(value);
}

interface Names {
  readonly names: readonly string[];
  readonly required: readonly string[];
  readonly byName: ReadonlyMap<string, ParameterSpec>;
}
const known = new WeakMap<Specs, Names>();

function namesOf(specs: Specs): Names {
  const before = known.get(specs);
  if (before) return before;
  const names = Object.keys(specs);
  const required = names.filter((name) => specs[name]?.required);
  const made = { names, required, byName: new Map(Object.entries(specs)) };
  known.set(specs, made);
  return made;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
