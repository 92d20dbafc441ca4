import { Aws, CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { lastPart } from '../arn-parts.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';

const identity = { connect: 'CONNECT_MANAGED', saml: 'SAML', directory: 'EXISTING_DIRECTORY' } as const;

/** The Connect instance that everything else belongs to: made here, or named by its ARN and left as it is. */
export class ConnectInstance extends Construct {
  /** Named as in CloudFormation. */
  readonly attrArn: string;
  readonly attrId: string;
  readonly alias: string;
  /** Where Connect writes what flows do. */
  readonly flowLog: ILogGroup;

  constructor(scope: Construct, id: string, props: { settings: Settings; logsKey: IKey }) {
    super(scope, id);
    const { instance, stage } = props.settings;
    this.alias = instance.alias ?? `careline-${stage}-${Aws.ACCOUNT_ID}`;
    const logGroupName = `/aws/connect/${this.alias}`;
    new CfnOutput(this, 'AgentDesk', {
      description: 'Where agents sign in',
      value: `https://${this.alias}.my.connect.aws/ccp-v2/`,
    });
    if ('existing' in instance) {
      this.attrArn = instance.existing;
      this.attrId = lastPart(instance.existing, 'instance');
      this.flowLog = LogGroup.fromLogGroupName(this, 'FlowLog', logGroupName);
      return;
    }
    // Connect writes to this name; made first, so that it is encrypted and kept as long as all logs.
    this.flowLog = new LogGroup(this, 'FlowLog', {
      logGroupName,
      encryptionKey: props.logsKey,
      retention: props.settings.retention.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const made = new CfnInstance(this, 'Instance', {
      instanceAlias: this.alias,
      identityManagementType: identity[instance.signIn],
      ...(instance.directoryId !== undefined && { directoryId: instance.directoryId }),
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        contactLens: true,
        autoResolveBestVoices: true,
        earlyMedia: true,
      },
    });
    made.applyRemovalPolicy(RemovalPolicy.RETAIN);
    made.node.addDependency(this.flowLog);
    mark(made, { instance: 'careline' });
    this.attrArn = made.attrArn;
    this.attrId = made.attrId;
  }
}
