/**
 * Symbolic references: what a flow names instead of an ARN. `infra` resolves them to CloudFormation tokens, the local
 * centre to local ARNs, so the same flow serves every account.
 */

export const referenceKinds = [
  'queue',
  'hours',
  'flow',
  'module',
  'function',
  'prompt',
  'security-key',
  'certificate',
  'phone-number',
  'view',
  'bot',
  'agent',
  'agentic-workspace',
  'agentic-application',
  'app-client',
  'assistant',
  'case-template',
  'data-table',
  'user-pool',
  'voice-connector',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A reference on its way through the language, e.g. `careline:queue:front-desk`. */
export type Reference<K extends ReferenceKind = ReferenceKind> = `careline:${K}:${string}`;

export type Resolve = (kind: ReferenceKind, name: string) => string;

export const queue = (name: string): Reference<'queue'> => `careline:queue:${name}`;
export const hours = (name: string): Reference<'hours'> => `careline:hours:${name}`;
export const flowRef = (name: string): Reference<'flow'> => `careline:flow:${name}`;
export const moduleRef = (name: string): Reference<'module'> => `careline:module:${name}`;
export const functionRef = (name: string): Reference<'function'> => `careline:function:${name}`;
export const promptRef = (name: string): Reference<'prompt'> => `careline:prompt:${name}`;
export const phoneNumber = (name: string): Reference<'phone-number'> => `careline:phone-number:${name}`;
/** A page that a flow shows on a screen, such as the agents' guide. */
export const view = (name: string): Reference<'view'> => `careline:view:${name}`;
/** Key id of a flow security key, for encrypted input. */
export const securityKey = (name: string): Reference<'security-key'> => `careline:security-key:${name}`;
/** The PEM certificate that belongs to a security key. */
export const certificate = (name: string): Reference<'certificate'> => `careline:certificate:${name}`;

/** A version of a Lex V2 bot that is in use (its alias). */
export const bot = (name: string): Reference<'bot'> => `careline:bot:${name}`;
export const agent = (name: string): Reference<'agent'> => `careline:agent:${name}`;
/** A thing of any kind, for kinds that few flows name: `resource('data-table', 'fees')`. */
export const resource = <K extends ReferenceKind>(kind: K, name: string): Reference<K> =>
  `careline:${kind}:${name}`;

const pattern = new RegExp(`^careline:(${referenceKinds.join('|')}):(.+)$`, 's');

/** The parts of a symbolic reference, or undefined for any other text. */
export function readReference(text: string): { kind: ReferenceKind; name: string } | undefined {
  if (!text.startsWith('careline:')) return undefined;
  const match = pattern.exec(text);
  const kind = referenceKinds.find((known) => known === match?.[1]);
  const name = match?.[2];
  return kind && name !== undefined ? { kind, name } : undefined;
}
