import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { connectRules, type PlacedResource, type TemplateResource } from './connect-rules.ts';

/** Runs the Connect rules over all templates together, as cdk-nag runs its packs. */
export class ConnectRulePack implements IPolicyValidationPlugin {
  readonly name = 'Careline';
  readonly ruleIds = connectRules.map(({ id }) => id);

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const all = stackTemplates.flatMap(({ templatePath }) => resourcesOf(templatePath));
    const violations = connectRules.flatMap((rule) =>
      rule.check(all).map(({ id, template, wrong }) => ({
        ruleName: rule.id,
        description: `${id} ${wrong}. ${rule.why} ${rule.fix}`,
        severity: 'error',
        fix: rule.fix,
        violatingResources: [{ resourceLogicalId: id, templatePath: template, locations: [] }],
      })),
    );
    return { success: violations.length === 0, violations };
  }
}

function resourcesOf(template: string): PlacedResource[] {
  const { Resources = {} }: { Resources?: Record<string, TemplateResource> } = JSON.parse(
    readFileSync(template, 'utf8'),
  );
  return Object.entries(Resources).map(([id, resource]) => ({ id, template, resource }));
}
