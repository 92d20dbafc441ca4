import type { ActionSpec, ParameterSpec } from '../flow/action-spec.ts';
import { specOf } from '../flow/actions.ts';
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
export function* knownSteps({ flow }: Context): Generator<{ id: string; step: Step; spec: ActionSpec }> {
  for (const [id, step] of Object.entries(flow.steps)) {
    const spec = specOf(step.type);
    if (spec) yield { id, step, spec };
  }
}

/** A level for what is certain only where the service's own answer is known. */
export const levelOf = (spec: ActionSpec): Level | undefined =>
  spec.evidence === 'unverified' ? 'warning' : undefined;

export function* slotsOf(context: Context): Generator<Slot> {
  for (const { id, step, spec } of knownSteps(context)) {
    const level = levelOf(spec);
    for (const slot of slotsIn(step.parameters, spec.parameters, '')) {
      yield { ...slot, step: id, type: step.type, level };
    }
  }
}

type Found = Pick<Slot, 'where' | 'spec' | 'value' | 'siblings'>;

function* slotsIn(
  values: JsonObject,
  specs: Readonly<Record<string, ParameterSpec>>,
  prefix: string,
): Generator<Found> {
  const siblings = Object.keys(specs);
  for (const name of new Set([...siblings, ...Object.keys(values)])) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const where = `${prefix}${name}`;
    yield { where, spec, value, siblings };
    if (!spec?.properties) continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isObject(item)) yield* slotsIn(item, spec.properties, `${where}.`);
    }
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
