import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type App, CfnResource, Stack } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { type CreatedApp, createApp } from '../create-app.ts';
import { readSettingsFile } from '../settings-file.ts';
import { type Concrete, concrete } from '../templates/concrete.ts';
import { estateOf } from '../templates/estate.ts';
import type { Template } from '../templates/template.ts';
import type { ProofFinding } from './proof.ts';

/** Settings that the proofs are made with. */
export interface Variant {
  readonly name: string;
  readonly settings: unknown;
}

const examples = join(import.meta.dirname, '..', 'settings', 'examples');

/** What anybody gets who sets nothing, and the example of each size and kind of clinic. */
export const variants = (): readonly Variant[] => [
  { name: 'demo', settings: {} },
  ...readdirSync(examples)
    .sort()
    .map((file) => readVariant(join(examples, file))),
];

/** Named after its file. */
export const readVariant = (file: string): Variant => ({
  name: basename(file).replace(/\.\w+$/, ''),
  settings: readSettingsFile(file),
});

export interface SynthesizedCentre {
  readonly centre: Concrete;
  /** What the verifier, cdk-nag and the Connect rules said, and what stopped the synthesis. */
  readonly findings: readonly ProofFinding[];
}

/** Synthesizes into `folder`, with every check that a synthesis makes but the schemas, which have a proof of their own. */
export function synthesizeCentre(
  { name, settings }: Variant,
  folder: string,
  bundles?: string,
): SynthesizedCentre {
  const outdir = join(folder, name);
  const created = createApp({
    settings,
    outdir,
    validation: 'packs',
    ...(bundles !== undefined && { bundleFolder: bundles }),
  });
  const findings: ProofFinding[] = [];
  try {
    created.app.synth();
  } catch (error) {
    findings.push(...packFindings(outdir, error));
  }
  // The templates are written before the packs read them; without them there is nothing to prove.
  return { centre: concreteOf(name, created, new CloudAssembly(outdir).stacks), findings };
}

/** The templates alone, without asking whether anything in them is wrong. Throws for wrong settings. */
export function synthesizedCentre({ name, settings }: Variant, folder: string, bundles?: string): Concrete {
  const created = createApp({
    settings,
    outdir: join(folder, name),
    validation: 'none',
    ...(bundles !== undefined && { bundleFolder: bundles }),
  });
  const assembly = created.app.synth({ skipValidation: true });
  return concreteOf(name, created, assembly.stacks);
}

function concreteOf(
  name: string,
  { app, settings }: CreatedApp,
  all: readonly { readonly stackName: string; readonly template: Template }[],
): Concrete {
  const stacks = all.map(({ stackName, template }) => ({ stack: stackName, template }));
  return concrete(estateOf(stacks, { name, stage: settings.stage, paths: constructPaths(app) }));
}

interface Report {
  readonly pluginReports?: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly fix?: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

/** The findings in the report of a failed synthesis; the error itself, if it failed for another reason. */
function packFindings(outdir: string, error: unknown): ProofFinding[] {
  const message = error instanceof Error ? error.message : String(error);
  const report =
    message.includes('ValidationFailed') || message.includes('alidation') ? read(outdir) : undefined;
  const found = (report?.pluginReports ?? []).flatMap(({ pluginName, violations }) =>
    violations.flatMap(({ ruleName, description, fix, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({
        what: `${description} [${ruleName}]`,
        where: constructPath,
        why: `The rule pack ${pluginName} refuses it.`,
        fix: fix ?? 'Correct it, or say in infra/acknowledgements.ts why not.',
      })),
    ),
  );
  if (found.length > 0) return found;
  const why = 'Nothing can be deployed that cannot be synthesized.';
  return [{ what: message, where: 'synthesis', why, fix: 'Correct what the message names.' }];
}

function read(outdir: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function constructPaths(app: App): ReadonlyMap<string, string> {
  return new Map(
    app.node
      .findAll()
      .filter((construct) => CfnResource.isCfnResource(construct))
      .map((resource) => {
        const stack = Stack.of(resource);
        return [`${stack.stackName}/${stack.resolve(resource.logicalId)}`, resource.node.path] as const;
      }),
  );
}
