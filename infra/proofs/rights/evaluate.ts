/**
 * Whether policies allow a request: Allow and Deny, wildcards, and the condition operators that our templates use.
 * Source: IAM User Guide, reference_policies_evaluation-logic, reference_policies_elements_condition_operators.
 */
import { isMap, type Json, type JsonMap, mapOf } from '../../templates/template.ts';

export interface Request {
  /** ARN of the role that asks. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request carries; names in any case. */
  readonly context: Readonly<Record<string, string>>;
}

const list = (value: Json | undefined): readonly string[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

const patterns = new Map<string, RegExp>();

/** `*` and `?` of IAM; everything else stands for itself. */
export function matches(pattern: string, text: string, ignoreCase = false): boolean {
  if (!/[*?]/.test(pattern))
    return ignoreCase ? pattern.toLowerCase() === text.toLowerCase() : pattern === text;
  const key = `${ignoreCase} ${pattern}`;
  const known = patterns.get(key);
  if (known) return known.test(text);
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const made = new RegExp(`^${escaped}$`, ignoreCase ? 'is' : 's');
  patterns.set(key, made);
  return made.test(text);
}

const oneOf = (patterns: Json | undefined, text: string, ignoreCase = false): boolean =>
  list(patterns).some((pattern) => matches(pattern, text, ignoreCase));

type Operator = (given: string, wanted: string) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  StringEquals: (given, wanted) => given === wanted,
  StringNotEquals: (given, wanted) => given !== wanted,
  StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: (given, wanted) => matches(wanted, given),
  StringNotLike: (given, wanted) => !matches(wanted, given),
  ArnEquals: (given, wanted) => matches(wanted, given),
  ArnLike: (given, wanted) => matches(wanted, given),
  ArnNotLike: (given, wanted) => !matches(wanted, given),
  Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
  NumericLessThan: (given, wanted) => Number(given) < Number(wanted),
  NumericLessThanEquals: (given, wanted) => Number(given) <= Number(wanted),
  NumericGreaterThan: (given, wanted) => Number(given) > Number(wanted),
};

function holds(condition: Json | undefined, context: Request['context']): boolean {
  const carried = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(mapOf(condition)).every(([operator, tests]) =>
    Object.entries(mapOf(tests)).every(([key, wanted]) =>
      one(operator, carried.get(key.toLowerCase()), wanted),
    ),
  );
}

function one(operator: string, given: string | undefined, wanted: Json): boolean {
  const [, everyValue, name, ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return list(wanted).includes(String(given === undefined));
  const compare = name === undefined ? undefined : operators[name];
  if (!compare)
    throw new Error(
      `A policy decides by ${operator}, which infra/proofs/rights/evaluate.ts does not know. Teach it, or write the condition otherwise.`,
    );
  // A key that the request does not carry: only a negation and a set that need not be there are true.
  if (given === undefined)
    return ifExists !== undefined || everyValue === 'ForAllValues:' || /Not/.test(String(name));
  // A negation must hold for every value, anything else for one.
  const values = list(wanted);
  return /Not/.test(String(name))
    ? values.every((v) => compare(given, v))
    : values.some((v) => compare(given, v));
}

/** The statements of a policy document. */
export const statementsOf = (document: Json | undefined): readonly JsonMap[] => {
  const given = mapOf(document).Statement;
  return (Array.isArray(given) ? given : [given]).filter(isMap);
};

function isAbout(statement: JsonMap, request: Request): boolean {
  const action =
    statement.NotAction === undefined
      ? oneOf(statement.Action, request.action, true)
      : !oneOf(statement.NotAction, request.action, true);
  const resource =
    statement.NotResource === undefined
      ? statement.Resource === undefined || oneOf(statement.Resource, request.resource)
      : !oneOf(statement.NotResource, request.resource);
  return action && resource && holds(statement.Condition, request.context);
}

/** Whom a statement of a resource policy speaks of: the role itself, its whole account, or somebody else. */
function addressed(statement: JsonMap, principal: string): 'role' | 'account' | undefined {
  if (statement.NotPrincipal !== undefined)
    throw new Error('A policy uses NotPrincipal, which is not judged here. Write who may, or a condition.');
  if (statement.Principal === '*') return 'role';
  const accounts = list(mapOf(statement.Principal).AWS);
  if (accounts.includes('*') || accounts.includes(principal)) return 'role';
  const account = principal.split(':')[4] ?? '';
  return accounts.some((one) => one === account || one === `arn:aws:iam::${account}:root`)
    ? 'account'
    : undefined;
}

export interface Policies {
  /** Of the role: inline and attached. */
  readonly identity: readonly JsonMap[];
  /** Of the resource; undefined where it has none. */
  readonly resource: readonly JsonMap[] | undefined;
}

/** Whether a role may do something, in its own account. */
export function allows({ identity, resource }: Policies, request: Request): boolean {
  const mine = identity.filter((statement) => isAbout(statement, request));
  const its = (resource ?? [])
    .map((statement) => ({ statement, to: addressed(statement, request.principal) }))
    // A resource policy names its own resource, often as `*`.
    .filter(({ statement, to }) => to !== undefined && isAbout(statement, request));
  if ([...mine, ...its.map(({ statement }) => statement)].some(({ Effect }) => Effect === 'Deny'))
    return false;
  const allowed = mine.some(({ Effect }) => Effect === 'Allow');
  const granted = its.filter(({ statement }) => statement.Effect === 'Allow');
  if (granted.some(({ to }) => to === 'role')) return true;
  // A key obeys IAM only where its own policy hands the decision to the account.
  if (request.action.startsWith('kms:')) return allowed && granted.some(({ to }) => to === 'account');
  return allowed;
}
