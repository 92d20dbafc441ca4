/** Reads the flows of synthesized CloudFormation templates: what they refer to stands in them by name. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type PhysicalNames, type Resolver, resolveTemplates } from '../../infra/templates/resolve.ts';
import {
  isMap,
  type Json,
  type Placed,
  type StackTemplate,
  type Template,
  textOf,
} from '../../infra/templates/template.ts';
import { type ReferenceKind, readReference } from '../../shared/flow/references.ts';
import type { FlowSource } from '../../shared/verifier/verify.ts';

export const isTemplate = (file: string): boolean => file.endsWith('.template.json');
/** Such a source is written by whoever writes the template, never by us. */
export const isOfTemplate = ({ file }: FlowSource): boolean => file.includes('.template.json#');

/** Kinds of things that flows name, and the property with the name that people give them. */
const kinds: Readonly<Record<string, readonly [kind: ReferenceKind, property: string]>> = {
  'AWS::Connect::ContactFlow': ['flow', 'Name'],
  'AWS::Connect::ContactFlowModule': ['module', 'Name'],
  'AWS::Connect::Queue': ['queue', 'Name'],
  'AWS::Connect::HoursOfOperation': ['hours', 'Name'],
  'AWS::Connect::Prompt': ['prompt', 'Name'],
  'AWS::Connect::View': ['view', 'Name'],
  'AWS::Connect::PhoneNumber': ['phone-number', 'Description'],
  'AWS::Connect::User': ['agent', 'Username'],
  'AWS::Connect::DataTable': ['data-table', 'Name'],
  'AWS::Cases::Template': ['case-template', 'Name'],
  'AWS::Wisdom::Assistant': ['assistant', 'Name'],
  'AWS::Lex::Bot': ['bot', 'Name'],
  'AWS::Lex::BotAlias': ['bot', 'BotId'],
  'AWS::Cognito::UserPool': ['user-pool', 'UserPoolName'],
  'AWS::Cognito::UserPoolClient': ['app-client', 'ClientName'],
  'AWS::Connect::SecurityKey': ['security-key', 'Key'],
  'AWS::Lambda::Function': ['function', 'FunctionName'],
  'AWS::Lambda::Alias': ['function', 'FunctionName'],
  'AWS::Lambda::Version': ['function', 'FunctionName'],
};

/** Every flow and module of templates that belong together: an app's output folder. */
export function flowsOfTemplates(files: readonly string[]): FlowSource[] {
  const read = files.map((file) => ({
    file,
    stack: basename(file, '.template.json'),
    text: readFileSync(file, 'utf8'),
  }));
  const broken: FlowSource[] = [];
  const stacks = read.flatMap(({ file, stack, text }) => {
    try {
      const template = templateIn(JSON.parse(text));
      return template ? [{ stack, template }] : [];
    } catch (error) {
      broken.push({ file, unreadableBecause: `is no JSON: ${reasonOf(error)}` });
      return [];
    }
  });
  const resolver = symbolicTemplates(stacks);
  const fileOf = new Map(read.map(({ stack, file }) => [stack, file]));
  const flows = resolver.resources.filter(({ resource }) =>
    ['flow', 'module'].includes(kinds[resource.Type]?.[0] ?? ''),
  );
  const sources = flows.map((placed) =>
    templateFlow(placed, { resolver, file: `${fileOf.get(placed.stack) ?? placed.stack}#${placed.id}` }),
  );
  return [...broken, ...sources];
}

/** Templates with `careline:queue:front-desk` wherever they refer to something that flows name. */
export function symbolicTemplates(stacks: readonly StackTemplate[]): Resolver {
  const resolver: Resolver = resolveTemplates(stacks, {
    account: 'account',
    region: 'region',
    names: symbolic,
    otherAttribute: (placed, attribute) => {
      const { ref } = resolver.names(placed);
      return readReference(ref) ? ref : `${placed.id}.${attribute}`;
    },
    outside: (name) => name,
  });
  return resolver;
}

/** A flow or module of a template. */
export function templateFlow(
  placed: Placed,
  { resolver, file }: { readonly resolver: Resolver; readonly file: string },
): FlowSource {
  try {
    const content = placed.resource.Properties?.Content ?? null;
    const document: unknown = JSON.parse(resolver.text(placed.stack, content));
    const name = readReference(resolver.names(placed).ref)?.name;
    return { file, document: isMap(document) && name !== undefined ? named(document, name) : document };
  } catch (error) {
    return {
      file,
      unreadableBecause: `cannot be resolved: ${reasonOf(error)}`,
    };
  }
}

/** In a template the name stands beside the content. */
function named(document: { readonly [key: string]: Json }, name: string): Json {
  const metadata = isMap(document.Metadata) ? document.Metadata : {};
  return { ...document, Metadata: { ...metadata, name } };
}

/** `careline:queue:front-desk` behind `Ref` and behind every attribute; for what flows do not name, `LogicalId.Attribute`. */
function symbolic(placed: Placed, property: (name: string) => Json | undefined): PhysicalNames {
  const [kind, key] = kinds[placed.resource.Type] ?? [];
  if (kind === undefined || key === undefined) return { ref: placed.id, attributes: {} };
  const given = textOf(property(key)) ?? placed.id;
  // Key material is no name, and an alias is the function that it stands for.
  const name = kind === 'security-key' ? placed.id : (readReference(given)?.name ?? given);
  return { ref: `careline:${kind}:${name}`, attributes: {} };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function templateIn(read: unknown): Template | undefined {
  // What has resources is a template; each value of it is read with care where it is used.
  return isMap(read) && isMap(read.Resources) ? (read as unknown as Template) : undefined;
}
