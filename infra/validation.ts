import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { ConnectRulePack } from './connect-rule-pack.ts';

/** The rule packs of cdk-nag and our own; every finding is an error unless acknowledgements.ts has a reason for it. */
export function addRulePacks(app: App, stage: string): void {
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new HIPAASecurityChecks(app),
    new NIST80053R5Checks(app),
    new PCIDSS321Checks(app),
    new ConnectRulePack(stage),
  );
}
