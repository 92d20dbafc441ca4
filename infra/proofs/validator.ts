/** The CloudFormation validator that aws-cdk-lib carries: schemas of every resource type, rules, and Guard, all offline. */
import { createRequire } from 'node:module';
import type { Template } from '../templates/template.ts';

export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly propertyPath?: string;
  readonly suggestedFix?: string;
  readonly entity?: { readonly logicalId?: string };
}

export interface ValidateConfig {
  readonly strict?: boolean;
  readonly severityLevel?: 'INFO' | 'WARN';
  readonly detailLevel?: 'STANDARD';
  readonly disableBuiltinRules?: boolean;
  readonly include?: { readonly ids: readonly string[] };
  readonly exclude?: { readonly ids: readonly string[] };
}

interface Engine {
  validateTemplate(template: object, config: ValidateConfig): { readonly diagnostics: readonly Diagnostic[] };
}

interface ValidatorModule {
  readonly CelEngine: new (config?: {
    guardRules?: readonly { readonly name: string; readonly content: string }[];
  }) => Engine;
  readonly TemplateContent: new (content: string, name: string) => object;
}

let loaded: ValidatorModule | undefined;

/** It is a dependency of aws-cdk-lib and on no registry by itself in this version. */
function validator(): ValidatorModule {
  const cdk = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib'));
  loaded ??= cdk('@aws/cloudformation-validate');
  if (!loaded) throw new Error('aws-cdk-lib carries no validator. Run "npm ci".');
  return loaded;
}

/** Checks a template; names it `stack` in what it finds. */
export type Check = (stack: string, template: Template, config: ValidateConfig) => readonly Diagnostic[];

let builtin: Check | undefined;

/** Schemas and rules of CloudFormation. Made once: it takes a second or two. */
export function builtinCheck(): Check {
  builtin ??= checkWith([]);
  return builtin;
}

/** Guard rules, and only those if the config says so. */
export function checkWith(guardRules: readonly { readonly name: string; readonly content: string }[]): Check {
  const { CelEngine, TemplateContent } = validator();
  const engine = new CelEngine({ guardRules });
  return (stack, template, config) =>
    engine.validateTemplate(new TemplateContent(JSON.stringify(template), stack), {
      detailLevel: 'STANDARD',
      ...config,
    }).diagnostics;
}
