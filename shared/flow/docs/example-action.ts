import type { ActionSpec, ParameterSpec } from '../action-spec.ts';
import type { FlowAction, Json, JsonObject } from '../document.ts';
import type { Operator } from '../flow.ts';
import { refusalsOf } from '../parameter-groups.ts';

/** The shortest action of a type that its specification has nothing against: what is required, and no more. */
export function exampleAction(spec: ActionSpec): FlowAction {
  const parameters = soundParameters(spec);
  const { required } = spec.errors(parameters);
  const conditions = conditionsOf(spec, parameters);
  const next = spec.next === 'none' ? undefined : (mirrored(required) ?? 'next-step');
  return {
    Identifier: 'example',
    Type: spec.type,
    Parameters: parameters,
    Transitions: {
      ...(next !== undefined && { NextAction: spec.next === 'mirror' ? next : 'next-step' }),
      ...(required.length > 0 && {
        Errors: required.map((ErrorType) => ({ ErrorType, NextAction: stepAfter(ErrorType) })),
      }),
      ...(conditions.length > 0 && { Conditions: conditions }),
    },
  };
}

/** A branching action repeats one of its branches as `NextAction`. */
const mirrored = (errors: readonly string[]): string | undefined =>
  errors.includes('NoMatchingError')
    ? stepAfter('NoMatchingError')
    : errors.includes('NoMatchingCondition')
      ? stepAfter('NoMatchingCondition')
      : undefined;

const stepAfter = (error: string): string => (error === 'NoMatchingCondition' ? 'otherwise' : 'on-error');

/** Required parameters; where that is not enough, the fewest optional ones that the action's own check accepts. */
function soundParameters(spec: ActionSpec): JsonObject {
  const needed = valuesOf(spec.parameters);
  const optional = Object.keys(spec.parameters).filter((name) => !spec.parameters[name]?.required);
  const ways = [[], ...optional.map((a) => [a]), ...optional.flatMap((a) => optional.map((b) => [a, b]))];
  const tried = ways.map((names) => ({ ...needed, ...valuesOf(spec.parameters, names) }));
  return tried.find((parameters) => refusalsOf(spec, parameters).length === 0) ?? needed;
}

function valuesOf(
  specs: Readonly<Record<string, ParameterSpec>>,
  more: readonly string[] = [],
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) =>
      spec.required || more.includes(name) ? [[name, sampleOf(name, spec)]] : [],
    ),
  );
}

/** A value that a parameter may have. */
export function sampleOf(name: string, spec: ParameterSpec): Json {
  if (spec.items) return [withOne(spec.items)];
  if (spec.properties) return withOne(spec.properties);
  if (spec.map) return { name: 'value' };
  const word = spec.enum?.[0] ?? (spec.range ? String(Math.max(1, spec.range[0])) : textOf(name, spec));
  return spec.list ? [word] : word;
}

/** Members of an object: the required ones, or else the first. */
function withOne(specs: Readonly<Record<string, ParameterSpec>>): JsonObject {
  const required = valuesOf(specs);
  if (Object.keys(required).length > 0) return required;
  return valuesOf(specs, Object.keys(specs).slice(0, 1));
}

function textOf(name: string, { mode }: ParameterSpec): string {
  if (mode === 'dynamicOnly') return '$.Attributes.example';
  return /(?:Id|ARN|Arn)$/.test(name) ? `<${name}>` : name.endsWith('Number') ? '+12065550100' : 'example';
}

function conditionsOf(spec: ActionSpec, parameters: JsonObject): Branch[] {
  const rules = spec.conditions(parameters);
  const operator = rules?.operators[0];
  if (!rules || !operator) return [];
  const operands = rules.exhaustive ? (rules.operands ?? []) : [rules.operands?.[0] ?? sample(operator)];
  return operands.map((operand) => ({
    NextAction: 'when-it-holds',
    Condition: { Operator: operator, Operands: [operand] },
  }));
}

type Branch = NonNullable<NonNullable<FlowAction['Transitions']>['Conditions']>[number];

const sample = (operator: Operator): string => (operator.startsWith('Number') ? '51' : 'example');
