import type { ActionSpec, Lowered } from './action-spec.ts';
import { type Surfaces, typedActions } from './actions.ts';
import { FlowDefinitionError } from './definition-error.ts';
import { emptySettings, type JsonObject, limits } from './document.ts';
import type { Flow, FlowKind, Step } from './flow.ts';
import { layout } from './layout.ts';

type Kinds = { [T in keyof typeof typedActions]: (typeof typedActions)[T]['flowKinds'][number] };

/** Where an action may stand. A module holds what a contact flow holds, and its own end. */
type AllowedIn<T extends keyof Kinds> = Kinds[T] | ('CONTACT_FLOW' extends Kinds[T] ? 'MODULE' : never);

/** The actions that a kind of flow allows, with step names checked. Of several kinds: what all of them allow. */
export type ActionOf<K extends FlowKind, S extends string> = {
  [T in keyof Kinds]: [K] extends [AllowedIn<T>] ? Allowed<Surfaces<S>[T]> : never;
}[keyof Kinds];

/** One object for each form: for a union of such the compiler looks a form up by its `type`. */
type Allowed<A> = A extends unknown ? { readonly [P in keyof (A & Allowing)]: (A & Allowing)[P] } : never;

/** A finding of the verifier that somebody has looked at and lets stand, with the reason for the next reader. */
export interface Allowance {
  /** Id of the rule. */
  readonly rule: string;
  readonly reason: string;
}

interface Allowing {
  readonly allow?: readonly Allowance[];
}

export interface FlowDefinition<K extends FlowKind, S extends string> {
  readonly name: string;
  readonly kind: K;
  /** For the reader of the console: reached from where, ends where. */
  readonly description?: string;
  readonly start: NoInfer<S>;
  readonly steps: { readonly [N in S]: ActionOf<NoInfer<K>, NoInfer<S>> };
  /** For the whole flow; what concerns one step stands there. */
  readonly allow?: readonly Allowance[];
}

/**
 * Defines a flow. A dangling step, a forgotten branch and an action that this kind of flow does not allow are compile errors.
 * Throws `FlowDefinitionError` for what types cannot see: identifiers that the service refuses.
 */
export function defineFlow<const K extends FlowKind, const S extends string>(
  definition: FlowDefinition<K, S>,
): Flow {
  // Without a prototype, a step name such as `constructor` finds nothing.
  const steps: Record<string, Step> = Object.create(null);
  const allowed = new Map<string, readonly Allowance[]>();
  // For every S, an action with these steps is an action with some steps; the compiler sees it for each S, not for all at once.
  const written = definition.steps as Readonly<Record<string, AnyAction & Allowing>>;
  for (const [name, surface] of Object.entries(written)) {
    const blocks = place(steps, name, lower(surface, name));
    if (surface.allow) for (const block of blocks) allowed.set(block, surface.allow);
  }
  return Object.freeze({
    name: definition.name,
    kind: definition.kind,
    ...(definition.description !== undefined && { description: definition.description }),
    start: definition.start,
    steps: Object.freeze(steps),
    metadata: {
      ...layout({ start: definition.start, steps }, (step) => noteOf(allowed.get(step))),
      ...noteOf(definition.allow),
    },
    ...(definition.kind === 'MODULE' && { settings: emptySettings }),
  });
}

/** Where the verifier looks for it. */
const noteOf = (allow: readonly Allowance[] | undefined): JsonObject =>
  allow ? { careline: { allow: allow.map(({ rule, reason }) => ({ rule, reason })) } } : {};

type AnyAction = Surfaces<string>[keyof Surfaces<string>];

function lower(surface: AnyAction, name: string): Lowered {
  // Each definition lowers its own surface; the table pairs them by `type`.
  const action = typedActions[surface.type] as ActionSpec & {
    lower: (surface: AnyAction, name: string) => Lowered;
  };
  return action.lower(surface, name);
}

/** Returns the names of the blocks that one step has become. */
function place(steps: Record<string, Step>, name: string, lowered: Lowered): string[] {
  const all: Record<string, Step> = { [name]: 'step' in lowered ? lowered.step : lowered };
  if ('step' in lowered) {
    for (const [suffix, step] of Object.entries(lowered.extra)) all[`${name}-${suffix}`] = step;
  }
  for (const [id, step] of Object.entries(all)) {
    const problem = identifierProblem(id);
    if (problem) throw new FlowDefinitionError(`Step "${id}" ${problem}. Rename the step.`);
    if (id in steps) throw new FlowDefinitionError(`Step "${id}" is defined twice. Rename one of them.`);
    steps[id] = Object.freeze(step);
  }
  return Object.keys(all);
}

/** Why the service would refuse a step name, or undefined. Source: Developer Guide, flow-language. */
export function identifierProblem(id: string): string | undefined {
  if (id.length === 0) return 'has an empty name';
  const most = limits.identifierCharacters;
  if (id.length > most) return `has a name of ${id.length} characters, ${most} are allowed`;
  if (forbiddenInNames.test(id))
    return 'has a character that names may not hold (% : ( \\ / ) = $ , ; [ ] { })';
  return reservedNames.has(id) ? 'has a reserved name' : undefined;
}

/** Characters that no identifier may hold. */
export const forbiddenInNames = /[%:(\\/)=$,;[\]{}]/;

export const reservedNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);
