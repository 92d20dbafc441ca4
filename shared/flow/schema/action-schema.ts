import type { ActionSpec, ConditionRules, ErrorRules } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import { operators } from '../flow.ts';
import type { ParameterGroup } from '../parameter-groups.ts';
import { type Form, formsOf } from './forms.ts';
import { parametersSchema } from './parameter-schema.ts';
import { when } from './when.ts';

/** What the service's documentation asks for and published flows do without: the schema accepts both. */
const lenient = {
  /** Observed: a published flow that sets a queue and transfers without one error branch in all of it. */
  sketched: new Set(['TransferContactToQueue', 'UpdateContactTargetQueue']),
  /** Observed in three published flows; one tester saw the service refuse it. */
  parameters: { TransferContactToQueue: { QueueId: { mode: 'single' } } } as const,
} as const;

/** One action type: its parameters, and the ways out that each of its forms has. */
export function actionSchema(spec: ActionSpec): JsonObject {
  const head = { title: spec.type, description: `${spec.block}. ${spec.source}` };
  if (spec.evidence === 'unverified')
    return {
      ...head,
      $comment: 'Unverified: no documentation and no export shows it, so nothing is refused.',
    };
  const extra = spec.type === 'TransferContactToQueue' ? lenient.parameters.TransferContactToQueue : {};
  const groups = spec.groups ?? [];
  const named = parametersSchema({ ...spec.parameters, ...extra }, spec.openParameters);
  const parameters = groups.length > 0 ? { ...named, allOf: groups.map(groupSchema) } : named;
  const needsParameters =
    Array.isArray(named.required) || groups.some(({ take }) => take !== 'at most one of');
  return {
    ...head,
    ...(needsParameters && { required: ['Parameters'] }),
    properties: { Parameters: parameters, Transitions: { $ref: '#/$defs/Transitions' } },
    allOf: [...goesOn(spec), ...formSchemas(spec)],
  };
}

/** An action that ends the flow has no transitions; one that goes on without branching says where. */
function goesOn(spec: ActionSpec): JsonObject[] {
  if (spec.next === 'none')
    return [
      { properties: { Transitions: { properties: { NextAction: false, Conditions: { maxItems: 0 } } } } },
    ];
  if (spec.next !== 'success') return [];
  const branches = {
    required: ['Transitions'],
    properties: { Transitions: { required: ['Conditions'], properties: { Conditions: { minItems: 1 } } } },
  };
  return [
    {
      if: branches,
      else: { required: ['Transitions'], properties: { Transitions: { required: ['NextAction'] } } },
    },
  ];
}

function groupSchema({ take, keys }: ParameterGroup): JsonObject {
  const each = keys.map((key) => ({ required: [key] }));
  if (take === 'at least one of') return { anyOf: each };
  return { oneOf: take === 'exactly one of' ? each : [...each, { not: { anyOf: each } }] };
}

/** Of a flow that handles any error at all, these handle theirs: only a sketch leaves out every one. */
export function handledErrors(specs: readonly ActionSpec[]): JsonObject {
  const anyError = {
    required: ['Transitions'],
    properties: { Transitions: { required: ['Errors'], properties: { Errors: { minItems: 1 } } } },
  };
  const strict = specs
    .filter(({ type }) => lenient.sketched.has(type))
    .map((spec) => {
      const Transitions = { allOf: spec.errors({}).required.map(hasError) };
      return when(
        { properties: { Type: { const: spec.type } } },
        {
          required: ['Transitions'],
          properties: { Transitions },
        },
      );
    });
  return when(
    { properties: { Actions: { contains: anyError } } },
    { properties: { Actions: { items: { allOf: strict } } } },
  );
}

const hasError = (error: string): JsonObject => ({
  required: ['Errors'],
  properties: {
    Errors: { contains: { properties: { ErrorType: { const: error } }, required: ['ErrorType'] } },
  },
});

/** Forms with the same ways out are one case. */
function formSchemas(spec: ActionSpec): JsonObject[] {
  const cases = new Map<string, { ways: JsonObject; forms: Form[] }>();
  for (const form of formsOf(spec)) {
    const ways = waysOut(spec, form.parameters);
    const key = JSON.stringify(ways);
    const same = cases.get(key);
    if (same) same.forms.push(form);
    else cases.set(key, { ways, forms: [form] });
  }
  const [only, ...others] = cases.values();
  if (only && others.length === 0) return [only.ways];
  return [...cases.values()].map(({ ways, forms }) => when(testOf(forms), ways));
}

/** Without `Parameters` an action has the form in which nothing is set. */
function testOf(forms: readonly Form[]): JsonObject {
  const unset = forms.some((form) => Object.keys(form.parameters).length === 0);
  const tests = forms.map((form) => form.test);
  const [first = {}, ...more] = tests;
  return {
    properties: { Parameters: more.length === 0 ? first : { anyOf: tests } },
    ...(!unset && { required: ['Parameters'] }),
  };
}

function waysOut(spec: ActionSpec, parameters: JsonObject): JsonObject {
  const errors = errorsSchema(spec, spec.errors(parameters));
  const conditions = conditionsSchema(spec.conditions(parameters));
  return { properties: { Transitions: { allOf: [errors, conditions] } } };
}

function errorsSchema(spec: ActionSpec, { required, optional }: ErrorRules): JsonObject {
  // Branches of an action that ends the flow are never taken, and some exports have them.
  if (spec.next === 'none') return {};
  const types = [...required, ...optional];
  const Errors =
    types.length === 0 ? { maxItems: 0 } : { items: { properties: { ErrorType: { enum: types } } } };
  const known = { properties: { Errors } };
  if (lenient.sketched.has(spec.type)) return known;
  // Observed: where there is nothing to match, NoMatchingCondition is left out and accepted.
  const whenBranching = when(
    { required: ['Conditions'], properties: { Conditions: { minItems: 1 } } },
    hasError('NoMatchingCondition'),
  );
  return {
    allOf: [
      known,
      ...required.map((error) => (error === 'NoMatchingCondition' ? whenBranching : hasError(error))),
    ],
  };
}

function conditionsSchema(rules: ConditionRules | undefined): JsonObject {
  if (!rules) return { properties: { Conditions: { maxItems: 0 } } };
  // KeyExists: Observed: accepted by the service, documented nowhere.
  const Operator = { enum: [...operators.filter((one) => rules.operators.includes(one)), 'KeyExists'] };
  const Operands = rules.operands && { items: { enum: rules.operands } };
  const Condition = { properties: { Operator, ...(Operands && { Operands }) } };
  const each = { items: { properties: { Condition } } };
  if (!rules.exhaustive) return { properties: { Conditions: each } };
  const every = (rules.operands ?? []).map((operand) => ({
    contains: { properties: { Condition: { properties: { Operands: { contains: { const: operand } } } } } },
  }));
  return { required: ['Conditions'], properties: { Conditions: { allOf: [each, ...every] } } };
}
