import { Aws, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnInstance, CfnInstanceStorageConfig, CfnPhoneNumber } from 'aws-cdk-lib/aws-connect';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { AgentDesk } from '../constructs/agent-desk.ts';
import { alwaysOpen, clinicHours } from '../constructs/answering-hours.ts';
import { CardInputKey } from '../constructs/card-input-key.ts';
import { textOrigination } from '../constructs/text-number.ts';
import type { FunctionSource } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data.ts';

export interface TelephonyStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly cardInputKeySource: FunctionSource;
}

/** The Connect instance: number, hours, queues, agents' rights, where recordings and contact records go. */
export class TelephonyStack extends Stack {
  readonly instance: CfnInstance;
  /** Where Connect writes what flows do. */
  readonly flowLog: LogGroup;
  readonly numberArn: string;
  readonly queues: ReadonlyMap<string, string>;
  /** ARNs by name. */
  readonly hours: ReadonlyMap<string, string>;
  readonly cardInputKey: CardInputKey;
  readonly textOrigination: GivenResource;

  constructor(scope: Construct, id: string, props: TelephonyStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { settings, data } = props;
    const alias = settings.instanceAlias ?? `careline-${settings.stage}-${Aws.ACCOUNT_ID}`;
    this.flowLog = this.makeFlowLog(alias, settings, data);
    this.instance = this.makeInstance(alias, settings);
    this.keepRecords(data);
    this.numberArn = this.number(settings);
    const instanceArn = this.instance.attrArn;
    const clinic = clinicHours(this, instanceArn, settings).attrHoursOfOperationArn;
    const always = alwaysOpen(this, instanceArn, settings).attrHoursOfOperationArn;
    this.hours = new Map([
      ['clinic', clinic],
      ['always', always],
    ]);
    const desk = {
      instanceArn,
      queues: settings.queues,
      clinicHours: clinic,
      alwaysOpen: always,
      callerId: this.numberArn,
    };
    this.queues = new AgentDesk(this, 'Desk', desk).queues;
    this.cardInputKey = new CardInputKey(this, 'CardInputKey', {
      instanceArn,
      slots: settings.cardInputSlots,
      source: props.cardInputKeySource,
      resources: data.resources,
      settings,
      logsKey: data.keys.logs,
    });
    this.textOrigination = textOrigination(this, settings);
  }

  /** Connect writes flow logs to this name; made first, so that they are encrypted and kept as long as all logs. */
  private makeFlowLog(alias: string, settings: Settings, data: DataStack): LogGroup {
    return new LogGroup(this, 'FlowLog', {
      logGroupName: `/aws/connect/${alias}`,
      encryptionKey: data.keys.logs,
      retention: settings.retention.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private makeInstance(alias: string, settings: Settings): CfnInstance {
    const instance = new CfnInstance(this, 'Instance', {
      instanceAlias: alias,
      identityManagementType: settings.agents.signIn === 'saml' ? 'SAML' : 'CONNECT_MANAGED',
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        contactLens: true,
        autoResolveBestVoices: true,
        earlyMedia: true,
      },
    });
    instance.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnOutput(this, 'AgentDesk', {
      description: 'Where agents sign in',
      value: `https://${alias}.my.connect.aws/ccp-v2/`,
    });
    instance.node.addDependency(this.flowLog);
    mark(instance, { instance: 'careline' });
    return instance;
  }

  private keepRecords(data: DataStack): void {
    new CfnInstanceStorageConfig(this, 'Recordings', {
      instanceArn: this.instance.attrArn,
      resourceType: 'CALL_RECORDINGS',
      storageType: 'S3',
      s3Config: {
        bucketName: data.recordings.bucketName,
        bucketPrefix: 'recordings',
        encryptionConfig: { encryptionType: 'KMS', keyId: data.keys.recordings.keyArn },
      },
    });
    new CfnInstanceStorageConfig(this, 'ContactRecords', {
      instanceArn: this.instance.attrArn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_STREAM',
      kinesisStreamConfig: { streamArn: data.contactRecords.streamArn },
    });
  }

  /** A released number is lost for up to 180 days: it stays, whatever happens to the stack. */
  private number({ number }: Settings): string {
    if ('existing' in number) return number.existing;
    const claimed = new CfnPhoneNumber(this, 'Number', {
      targetArn: this.instance.attrArn,
      type: number.claim,
      countryCode: number.country,
    });
    claimed.applyRemovalPolicy(RemovalPolicy.RETAIN);
    mark(claimed, { number: 'main' });
    new CfnOutput(this, 'NumberToCall', { description: 'What patients call', value: claimed.attrAddress });
    return claimed.attrPhoneNumberArn;
  }
}
