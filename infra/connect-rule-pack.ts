import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { connectRules } from './connect-rules.ts';
import { concrete } from './templates/concrete.ts';
import { estateOf } from './templates/estate.ts';
import type { Template } from './templates/template.ts';

/** Runs the Connect rules over all templates together, as cdk-nag runs its packs. */
export class ConnectRulePack implements IPolicyValidationPlugin {
  readonly name = 'Careline';
  readonly ruleIds = connectRules.map(({ id }) => id);
  private readonly stage: string;

  constructor(stage: string) {
    this.stage = stage;
  }

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const paths = new Map(stackTemplates.map((one) => [one.stackConstructPath, one.templatePath]));
    const stacks = [...paths].map(([stack, path]) => {
      const template: Template = JSON.parse(readFileSync(path, 'utf8'));
      return { stack, template };
    });
    const centre = concrete(estateOf(stacks, { stage: this.stage }));
    const violations = connectRules.flatMap((rule) =>
      rule.check(centre).map(({ id, stack, wrong }) => ({
        ruleName: rule.id,
        description: `${id} ${wrong}. ${rule.why} ${rule.fix}`,
        severity: 'error',
        fix: rule.fix,
        violatingResources: [{ resourceLogicalId: id, templatePath: paths.get(stack) ?? '', locations: [] }],
      })),
    );
    return { success: violations.length === 0, violations };
  }
}
