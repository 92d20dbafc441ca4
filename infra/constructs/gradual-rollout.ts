import { Lazy } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ILambdaApplication,
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';

/**
 * Puts a new version of a function before a tenth of the calls for five minutes, then before all. When the function's alarm
 * goes off meanwhile, or the deployment is stopped, all calls have the old version again.
 */
export class GradualRollout extends Construct {
  private readonly application: ILambdaApplication;
  private readonly role: Role;
  private readonly functions: IFunction[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.application = new LambdaApplication(this, 'Functions');
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      description: 'Careline: lets CodeDeploy move calls to new versions of functions',
      inlinePolicies: { access: new PolicyDocument({ statements: this.rights() }) },
    });
    acknowledge(this.role, {
      rule: 'IAM5[Resource::*]',
      packs: ['AwsSolutions'],
      reason:
        'CodeDeploy asks for the state of alarms by name, which CloudWatch does not let a policy limit to them; it reads no data.',
    });
  }

  /** `alarm`: takes the new version back. */
  add(name: string, live: Alias, alarm: IAlarm): void {
    this.functions.push(live.lambda);
    new LambdaDeploymentGroup(this, name, {
      application: this.application,
      alias: live,
      // Its rights are all listed above; the construct would add AWS's wider policy.
      role: this.role.withoutPolicyUpdates(),
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [alarm],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
  }

  /** Source: CodeDeploy User Guide, getting-started-create-service-role, policy for Lambda, without hooks and notices. */
  private rights(): PolicyStatement[] {
    // Source: Service Authorization Reference, Lambda: calls about aliases name the function.
    const functions = { produce: () => this.functions.map(({ functionArn }) => functionArn) };
    return [
      new PolicyStatement({
        actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
        resources: Lazy.list(functions),
      }),
      new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
    ];
  }
}
