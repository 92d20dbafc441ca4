import { type Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnEventSourceMapping,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import type { FunctionSource } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import { inLanes } from '../lanes.ts';
import type { Settings } from '../settings.ts';
import { flowFunctionTimeout, runnerTimeout } from '../timeouts.ts';
import type { DataStack } from './data.ts';
import type { TelephonyStack } from './telephony.ts';

export interface FunctionsStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly sources: ReadonlyMap<string, FunctionSource>;
}

/** What runs when a flow asks or an event arrives: one Lambda function for each contract, and those that events start. */
export class FunctionsStack extends Stack {
  /** By name, for flows and alarms. */
  readonly byName: ReadonlyMap<string, LambdaFunction>;
  private readonly props: FunctionsStackProps;

  constructor(scope: Construct, id: string, props: FunctionsStackProps) {
    super(scope, id, props);
    this.props = props;
    const forFlows = contracts.map(({ name }) => [name, this.flowFunction(name)] as const);
    inLanes(forFlows.map(([name, fn]) => this.associate(name, fn)));
    this.byName = new Map([
      ...forFlows,
      ['run-eligibility-check', this.runEligibilityCheck()],
      ['store-contact-record', this.storeContactRecord()],
    ]);
  }

  private flowFunction(name: string): LambdaFunction {
    const { instance } = this.props.telephony;
    const fn = this.function(name, flowFunctionTimeout, []);
    fn.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: instance.attrArn,
      sourceAccount: this.account,
    });
    return fn;
  }

  /** Without it the console does not offer the function, and flows may not name it. */
  private associate(name: string, fn: LambdaFunction): CfnIntegrationAssociation {
    return new CfnIntegrationAssociation(this, `Association-${name}`, {
      instanceId: this.props.telephony.instance.attrArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: fn.functionArn,
    });
  }

  private runEligibilityCheck(): LambdaFunction {
    const { eligibilityQueue: queue } = this.props.data;
    const fn = this.function('run-eligibility-check', runnerTimeout, [
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      }),
      this.decrypt('sqs'),
    ]);
    new CfnEventSourceMapping(this, 'EligibilityQuestions', {
      functionName: fn.functionArn,
      eventSourceArn: queue.queueArn,
      // A caller waits for each question: none waits for another.
      batchSize: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
    return fn;
  }

  private storeContactRecord(): LambdaFunction {
    const { contactRecords: stream, deadLetters } = this.props.data;
    const fn = this.function('store-contact-record', runnerTimeout, [
      new PolicyStatement({
        actions: [
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:ListShards',
        ],
        resources: [stream.streamArn],
      }),
      this.decrypt('kinesis'),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.contactRecords.queueArn] }),
      this.decrypt('sqs', 'kms:GenerateDataKey'),
    ]);
    new CfnEventSourceMapping(this, 'ContactRecords', {
      functionName: fn.functionArn,
      eventSourceArn: stream.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: deadLetters.contactRecords.queueArn } },
    });
    return fn;
  }

  private decrypt(via: 'sqs' | 'kinesis', ...more: string[]): PolicyStatement {
    return new PolicyStatement({
      actions: ['kms:Decrypt', ...more],
      resources: [this.props.data.keys.records.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `${via}.${this.region}.${this.urlSuffix}` } },
    });
  }

  private function(name: string, timeout: Duration, rights: readonly PolicyStatement[]): LambdaFunction {
    const { data, telephony, settings, sources } = this.props;
    const source = sources.get(name);
    if (!source)
      throw new Error(`No function "${name}". Add functions/<capability>/${name}/ or remove its contract.`);
    const resources = new Map<ResourceVariable, GivenResource>([
      ...data.resources,
      ['TEXT_ORIGINATION', telephony.textOrigination],
    ]);
    return new CentreFunction(this, name, {
      source,
      resources,
      settings,
      logsKey: data.keys.logs,
      timeout,
      rights,
    }).function;
  }
}
