import type { ParameterSpec } from '../action-spec.ts';
import { allActions } from '../actions.ts';
import type { Json, JsonObject } from '../document.ts';
import type { Flow } from '../flow.ts';
import { type ReferenceKind, readReference } from '../references.ts';

/** A thing outside the flow that a parameter names: by ARN, by reference, by id, by a placeholder of somebody's template. */
export interface Resource {
  readonly text: string;
  /** `queue`, `function`, …; for what only the parameter tells, the name of the parameter. */
  readonly kind: string;
  /** Where the name is valid: an instance, an account, or a way of writing. */
  readonly home: string;
  /** What people call it, where that is known. */
  readonly name?: string;
}

/** Words of ARNs → our kinds. Source: Service Authorization Reference, Amazon Connect. */
const kindsOfArns: Readonly<Record<string, string>> = {
  'operating-hours': 'hours',
  'contact-flow': 'flow',
  'flow-module': 'module',
};

/** Parameters that hold a resource, whatever way it is written: dotted path → kind. */
const kinds: ReadonlyMap<string, ReferenceKind> = new Map(
  allActions.flatMap(({ parameters }) => [...namedIn(parameters, '')]),
);

function* namedIn(
  specs: Readonly<Record<string, ParameterSpec>>,
  at: string,
): Generator<readonly [path: string, kind: ReferenceKind]> {
  for (const [name, { reference, properties, items }] of Object.entries(specs)) {
    if (reference) yield [at + name, reference];
    yield* namedIn({ ...properties, ...items }, `${at}${name}.`);
  }
}

/** The resource that stands at a parameter, if one does. `path` is dotted, as in `EventHooks.CustomerQueue`. */
export function readResource(path: string, text: string): Resource | undefined {
  const reference = readReference(text);
  if (reference) return { text, kind: reference.kind, home: 'reference', name: reference.name };
  const arn = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (arn) return readArn(text, arn.slice(1));
  const kind = kinds.get(path.replaceAll(/\.\d+(?=\.)/g, ''));
  if (kind === undefined || text === '' || text.startsWith('$.')) return undefined;
  if (isPem(text)) return { text, kind, home: 'PEM' };
  return { text, kind, home: /^[0-9a-f-]{36}$/i.test(text) ? 'id' : 'placeholder' };
}

/** The text of a certificate. */
export const isPem = (text: string): boolean => text.startsWith('-----BEGIN ');

function readArn(text: string, [service = '', region = '', account = '', rest = '']: string[]): Resource {
  if (service === 'connect') {
    const inInstance = /^instance\/([^/]+)\/([^/]+)/.exec(rest);
    const kind = inInstance?.[2] ?? rest.split('/')[0] ?? rest;
    return {
      text,
      kind: Object.hasOwn(kindsOfArns, kind) ? (kindsOfArns[kind] ?? kind) : kind,
      home: `instance ${inInstance?.[1] ?? `${account} ${region}`}`,
    };
  }
  const home = `account ${account} ${region}`;
  if (service === 'lambda') {
    const name = rest.split(':')[1];
    return { text, kind: 'function', home, ...(name !== undefined && { name }) };
  }
  return { text, kind: service === 'lex' ? 'bot' : service, home };
}

/** Names that the console wrote beside the ids: text of a parameter → display name. */
export function namesIn(flow: Flow): Map<string, string> {
  const names = new Map<string, string>();
  const notes = mapAt(flow.metadata, 'ActionMetadata');
  for (const [id, step] of Object.entries(flow.steps)) {
    const parameters = mapAt(mapAt(notes, id), 'parameters');
    for (const [key, value] of Object.entries(step.parameters)) {
      const name = mapAt(parameters, key)?.displayName;
      if (typeof value === 'string' && typeof name === 'string' && name !== '') names.set(value, name);
    }
  }
  return names;
}

function mapAt(map: JsonObject | undefined, key: string): JsonObject | undefined {
  const value: Json | undefined = map && Object.hasOwn(map, key) ? map[key] : undefined;
  // Json that is neither a list nor null nor a scalar is an object of Json.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
