import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { acknowledgeFindings } from './acknowledgements.ts';
import type { Stacks } from './create-app.ts';

/** The rule packs of cdk-nag; every finding is an error unless it is acknowledged with a reason. */
export function validateFully(app: App, stacks: Stacks): void {
  acknowledgeFindings(stacks);
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new HIPAASecurityChecks(app),
    new NIST80053R5Checks(app),
    new PCIDSS321Checks(app),
  );
}
