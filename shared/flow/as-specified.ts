import type { ActionSpec, ParameterSpec } from './action-spec.ts';
import { FlowDefinitionError } from './definition-error.ts';
import type { Json, JsonObject } from './document.ts';
import type { Step } from './flow.ts';
import type { Written } from './written.ts';

/** An action that people write just as its specification says: the typed form and its lowering are made of it. */
export function asSpecified<const A extends ActionSpec>(
  spec: A,
): A & { readonly lower: (surface: Written<A, string>, step: string) => Step } {
  return Object.freeze({ ...spec, lower: (surface: object, step: string) => lowered(spec, surface, step) });
}

/** `CaseTemplateId` → `caseTemplate`, as the type says it (written.ts). */
export function wordOf(name: string, { reference }: ParameterSpec): string {
  const bare = reference === undefined ? name : name.replace(/(?:Id|Arn|ARN)$/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}

/** `NoneFoundError` → `onNoneFound`. */
export const branchOf = (error: string): string =>
  shortBranches.get(error) ?? `on${error.replace(/Error$/, '')}`;

const shortBranches: ReadonlyMap<string, string> = new Map([
  ['NoMatchingError', 'onError'],
  ['NoMatchingCondition', 'otherwise'],
  ['InputTimeLimitExceeded', 'onTimeout'],
  ['TimeLimitExceeded', 'onTimeout'],
]);

/** A parameter with only one value is filled in, not asked for. */
export const onlyValue = ({ required, enum: words }: ParameterSpec): string | undefined =>
  required && words?.length === 1 ? words[0] : undefined;

function lowered(spec: ActionSpec, surface: object, step: string): Step {
  const given = new Map<string, unknown>(Object.entries(surface));
  const parameters = {
    ...membersOf(spec.parameters, surface, `Step "${step}"`),
    // Only an action of which no parameter is known has them, and its type says that they are JSON.
    ...(spec.openParameters && (given.get('parameters') as JsonObject | undefined)),
  };
  const { required, optional } = spec.errors(parameters);
  const errors: Record<string, string> = {};
  for (const error of [...required, ...optional]) {
    const to = given.get(branchOf(error));
    if (typeof to === 'string') errors[error] = to;
  }
  const on = Object.entries(given.get('on') ?? {});
  const next =
    spec.next === 'mirror' ? (errors.NoMatchingError ?? errors.NoMatchingCondition) : given.get('next');
  return {
    type: spec.type,
    parameters,
    ...(typeof next === 'string' && { next }),
    errors,
    conditions: on.map(([answer, to]) => ({ operator: 'Equals', operands: [answer], next: String(to) })),
  };
}

type Specs = Readonly<Record<string, ParameterSpec>>;

/** `where` is for people: `Step "pay", CallerId`. */
function membersOf(specs: Specs, surface: object, where: string): Record<string, Json> {
  const given = new Map<string, unknown>(Object.entries(surface));
  const members: Record<string, Json> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = onlyValue(spec) ?? given.get(wordOf(name, spec));
    if (value !== undefined) members[name] = jsonOf(spec, value, `${where}, ${name}`);
  }
  return members;
}

function jsonOf(spec: ParameterSpec, value: unknown, where: string): Json {
  if (Array.isArray(value)) return value.map((one, at) => jsonOf(spec, one, `${where} ${at + 1}`));
  if (typeof value === 'object' && value !== null) {
    const members = spec.properties ?? spec.items ?? spec.known;
    return members ? membersOf(members, value, where) : mapOf(value, where);
  }
  if (typeof value === 'boolean' && spec.enum)
    return spec.enum.find((word) => word.toLowerCase() === String(value)) ?? String(value);
  if (typeof value === 'number') checkRange(spec, value, where);
  if (spec.native && (typeof value === 'number' || typeof value === 'boolean')) return value;
  return filled(String(value), where);
}

const mapOf = (map: object, where: string): JsonObject =>
  Object.fromEntries(
    Object.entries(map).map(([key, text]) => [key, filled(String(text), `${where}.${key}`)]),
  );

function filled(text: string, where: string): string {
  if (text !== '') return text;
  throw new FlowDefinitionError(
    `${where}: is an empty text, which the service refuses. Leave it out, or write a space.`,
  );
}

function checkRange({ range }: ParameterSpec, value: number, where: string): void {
  const [low, high] = range ?? [0, Number.POSITIVE_INFINITY];
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const most = Number.isFinite(high) ? `from ${low} to ${high}` : `of at least ${low}`;
  throw new FlowDefinitionError(`${where}: is ${value}. Write a whole number ${most}.`);
}
