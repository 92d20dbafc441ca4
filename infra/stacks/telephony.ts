import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnPhoneNumber, CfnTrafficDistributionGroup } from 'aws-cdk-lib/aws-connect';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alwaysOpen, clinicHours } from '../constructs/answering-hours.ts';
import { CallQueues } from '../constructs/call-queues.ts';
import { CardInputKey } from '../constructs/card-input-key.ts';
import { ConnectInstance } from '../constructs/connect-instance.ts';
import { storeWhatConnectWrites } from '../constructs/instance-storage.ts';
import { recordedPrompts } from '../constructs/recorded-prompts.ts';
import { textOrigination } from '../constructs/text-number.ts';
import type { FunctionSource } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import { plannedQueues } from '../planned-queues.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data.ts';

export interface TelephonyStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly cardInputKeySource: FunctionSource;
}

/** The Connect instance with its number, hours and queues, and where recordings and records go. */
export class TelephonyStack extends Stack {
  readonly instance: ConnectInstance;
  readonly flowLog: ILogGroup;
  readonly numberArn: string;
  /** By every name that a flow may use. */
  readonly queues: ReadonlyMap<string, string>;
  /** One for each queue, by its own name. */
  readonly ownQueues: ReadonlyMap<string, string>;
  /** ARNs by name. */
  readonly hours: ReadonlyMap<string, string>;
  /** ARNs of recorded sounds, by name. */
  readonly prompts: ReadonlyMap<string, string>;
  readonly cardInputKey: CardInputKey;
  readonly textOrigination: GivenResource;

  constructor(scope: Construct, id: string, props: TelephonyStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { settings, data } = props;
    this.instance = new ConnectInstance(this, 'Connect', { settings, logsKey: data.keys.logs });
    this.flowLog = this.instance.flowLog;
    const instanceArn = this.instance.attrArn;
    storeWhatConnectWrites(this, { instanceArn, settings, data });
    this.numberArn = this.number(settings);
    this.prompts = recordedPrompts(this, instanceArn);
    const clinic = clinicHours(this, instanceArn, settings).attrHoursOfOperationArn;
    const always = alwaysOpen(this, instanceArn, settings).attrHoursOfOperationArn;
    this.hours = new Map([
      ['clinic', clinic],
      ['always', always],
    ]);
    const queues = new CallQueues(this, 'Queues', {
      instanceArn,
      queues: plannedQueues(settings),
      clinicHours: clinic,
      alwaysOpen: always,
      callerId: this.numberArn,
      callerName: settings.clinic.name,
    });
    this.queues = queues.byName;
    this.ownQueues = queues.own;
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

  /** A released number is lost for up to 180 days: it stays, whatever happens to the stack. */
  private number({ number, instance }: Settings): string {
    if ('existing' in number) return number.existing;
    const spread = 'trafficDistribution' in instance && instance.trafficDistribution;
    const claimed = new CfnPhoneNumber(this, 'Number', {
      targetArn: spread ? this.overTwoRegions() : this.instance.attrArn,
      type: number.claim,
      countryCode: number.country,
    });
    claimed.applyRemovalPolicy(RemovalPolicy.RETAIN);
    mark(claimed, { number: 'main' });
    new CfnOutput(this, 'NumberToCall', { description: 'What patients call', value: claimed.attrAddress });
    return claimed.attrPhoneNumberArn;
  }

  /**
   * Calls to a number of the group can be moved to a replica in another region. CloudFormation cannot make the replica.
   * Source: Administrator Guide, setup-connect-global-resiliency.
   */
  private overTwoRegions(): string {
    const group = new CfnTrafficDistributionGroup(this, 'TwoRegions', {
      instanceArn: this.instance.attrArn,
      name: 'careline',
      description: 'Moves calls to the replica of the instance in another region.',
    });
    group.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return group.attrTrafficDistributionGroupArn;
  }
}
