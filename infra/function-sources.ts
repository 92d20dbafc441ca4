import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type Access,
  type Folders,
  type ResourceVariable,
  resourceVariables,
  type SettingVariable,
} from '../shared/contract/access.ts';
import { contracts } from '../shared/contract/contracts.ts';
import { eventFunctions } from './event-functions.ts';

export type Variable = ResourceVariable | SettingVariable;

/** A function as its folder describes it: the variables it reads and the calls it makes, from `env.ts`, and its bundle. */
export interface FunctionSource {
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly access: Access;
  /** Where a bucket is not open to it as a whole. */
  readonly folders: Folders;
  /** Folder with `index.mjs`. */
  readonly bundle: string;
}

/** Functions that CloudFormation calls for what it cannot do itself. */
export const deploymentFunctions = [
  'provide-card-input-key',
  'route-phone-number',
  'find-transfer-flow',
  'attach-quick-connects',
] as const;

/** Functions that watch the centre. */
export const watchFunctions = ['run-test-calls'] as const;

/** Every function of the centre by name. Throws one error that names all that are missing or wrong. */
export function readFunctionSources(folders: {
  source: string;
  bundles: string;
}): ReadonlyMap<string, FunctionSource> {
  const names = [
    ...contracts.map(({ name }) => name),
    ...eventFunctions.map(({ name }) => name),
    ...deploymentFunctions,
    ...watchFunctions,
  ];
  const problems: string[] = [];
  const sources = new Map<string, FunctionSource>();
  for (const name of names) {
    const read = readOne(name, folders);
    if (Array.isArray(read)) problems.push(...read);
    else sources.set(name, read);
  }
  if (problems.length > 0) {
    throw new Error(`The functions are not complete; nothing was synthesized.\n  ${problems.join('\n  ')}`);
  }
  return sources;
}

function readOne(name: string, folders: { source: string; bundles: string }): FunctionSource | string[] {
  const capability = readdirSync(folders.source).find((c) =>
    existsSync(join(folders.source, c, name, 'env.ts')),
  );
  if (capability === undefined) {
    return [
      `functions/<capability>/${name}/env.ts does not exist. Write it beside the handler: it says what the function may do.`,
    ];
  }
  const bundle = join(folders.bundles, name);
  if (!existsSync(join(bundle, 'index.mjs'))) {
    return [
      `${name} is not built. Write functions/${capability}/${name}/handler.ts and run "npm run build".`,
    ];
  }
  const file = `functions/${capability}/${name}/env.ts`;
  const {
    environment,
    access,
    folders: places = {},
  } = load(join(folders.source, capability, name, 'env.ts'));
  const variables = Object.keys(environment?.shape ?? {});
  const unknown = variables.filter((variable) => !isVariable(variable));
  const notRead = Object.keys({ ...places, ...access }).filter((variable) => !variables.includes(variable));
  const problems = [
    ...(environment && access ? [] : [`${file} must export \`environment\` and \`access\`.`]),
    ...unknown.map(
      (v) => `${file} reads ${v}, which shared/contract/access.ts does not know. Add it there or correct it.`,
    ),
    ...notRead.map(
      (v) => `${file} has access to ${v} but does not read that variable. Remove it from \`access\`.`,
    ),
  ];
  if (problems.length > 0 || !access) return problems;
  return { name, variables: variables.filter(isVariable), access, folders: places, bundle };
}

interface EnvironmentModule {
  readonly environment?: { readonly shape: Readonly<Record<string, unknown>> };
  readonly access?: Access;
  readonly folders?: Folders;
}

/** An `env.ts` is data: it is loaded at once, so that building the app needs no waiting. */
function load(file: string): EnvironmentModule {
  const loaded: EnvironmentModule = createRequire(import.meta.url)(file);
  return loaded;
}

const settingVariables: { readonly [V in SettingVariable]: true } = {
  CLINIC_TIME_ZONE: true,
  CLINIC_NAME: true,
  PAYMENT_GATEWAY_URL: true,
  RECORDING_LISTENERS: true,
  RECORDS_KEPT_DAYS: true,
  MESSAGES_KEPT_DAYS: true,
  RECORDINGS_KEPT_DAYS: true,
  TRANSCRIPTS_KEPT_DAYS: true,
  VOICEMAIL_KEPT_DAYS: true,
};
const isVariable = (name: string): name is Variable => name in resourceVariables || name in settingVariables;
