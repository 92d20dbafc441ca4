import { CfnElement, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { FunctionSource } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import type { Settings } from '../settings.ts';
import { CentreFunction } from './centre-function.ts';

export interface DeploymentProviderProps {
  readonly source: FunctionSource;
  /** By variable. */
  readonly resources: ReadonlyMap<string, GivenResource>;
  readonly settings: Settings;
  readonly logsKey: IKey;
  readonly rights?: readonly PolicyStatement[];
}

/** A function that CloudFormation calls, behind the CDK's provider framework, which answers for it even when it fails. */
export class DeploymentProvider extends Construct {
  readonly serviceToken: string;

  constructor(scope: Construct, id: string, props: DeploymentProviderProps) {
    super(scope, id);
    const onEvent = new CentreFunction(this, 'OnEvent', { ...props, timeout: Duration.minutes(2) }).function;
    const logGroup = new LogGroup(this, 'FrameworkLog', {
      encryptionKey: props.logsKey,
      retention: props.settings.retention.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const frameworkRole = new Role(this, 'FrameworkRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Careline: lets CloudFormation call ${props.source.name}`,
    });
    logGroup.grantWrite(frameworkRole);
    this.serviceToken = new Provider(this, 'Framework', {
      onEventHandler: onEvent,
      frameworkOnEventRole: frameworkRole,
      logGroup,
    }).serviceToken;
    acknowledge(frameworkRole, {
      rule: `IAM5[Resource::<${Stack.of(this).getLogicalId(logicalResource(onEvent))}.Arn>:*]`,
      packs: ['AwsSolutions'],
      reason:
        'The provider framework of the CDK may call every version of this one function, and nothing else.',
    });
  }
}

function logicalResource(construct: IConstruct): CfnElement {
  const resource = construct.node.defaultChild;
  if (resource && CfnElement.isCfnElement(resource)) return resource;
  throw new Error(`${construct.node.path} has no CloudFormation resource.`);
}
