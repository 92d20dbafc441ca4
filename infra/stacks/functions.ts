import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { type PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { EventOrigin } from '../constructs/event-origin.ts';
import { GradualRollout } from '../constructs/gradual-rollout.ts';
import { OnCall } from '../constructs/on-call.ts';
import type { Owner } from '../constructs/runbook-alarm.ts';
import { type EventFunction, eventFunctions } from '../event-functions.ts';
import type { FunctionSource } from '../function-sources.ts';
import { type GivenResource, givenContacts } from '../given-resource.ts';
import { inLanes } from '../lanes.ts';
import { rolloutOf } from '../settings/operation.ts';
import type { Settings } from '../settings.ts';
import { flowFunctionTimeout } from '../timeouts.ts';
import type { DataStack } from './data.ts';
import type { TelephonyStack } from './telephony.ts';

export interface FunctionsStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly sources: ReadonlyMap<string, FunctionSource>;
}

/** Events that a function has given up, and the heading of the runbook about them. */
export interface GivenUp {
  readonly runbook: string;
  readonly owner: Owner;
  readonly queue: IQueue;
}

/** What runs when a flow asks or an event arrives: one Lambda function for each contract and each entry of event-functions.ts. */
export class FunctionsStack extends Stack {
  /** By name, for flows and alarms. */
  readonly byName: ReadonlyMap<string, CentreFunction>;
  /** By name of the function. */
  readonly givenUp: ReadonlyMap<string, GivenUp>;
  readonly onCall: OnCall;
  /** By name of the function: too many of its calls fail. */
  readonly failing: ReadonlyMap<string, IAlarm>;
  private readonly props: FunctionsStackProps;
  /** Of the functions that flows call. */
  private readonly functionLogs: ReadonlyMap<string, ILogGroup>;

  constructor(scope: Construct, id: string, props: FunctionsStackProps) {
    super(scope, id, props);
    this.props = props;
    this.onCall = new OnCall(this, 'OnCall', { settings: props.settings, logsKey: props.data.keys.logs });
    const forFlows = contracts.map(({ name }) => [name, this.flowFunction(name)] as const);
    inLanes(forFlows.map(([name, fn]) => this.associate(name, fn)));
    this.functionLogs = new Map(forFlows.map(([name, fn]) => [name, fn.log]));
    const givenUp = new Map<string, GivenUp>();
    const forEvents = eventFunctions.map(
      (entry) => [entry.name, this.eventFunction(entry, givenUp)] as const,
    );
    this.byName = new Map([...forFlows, ...forEvents]);
    this.givenUp = givenUp;
    this.failing = this.watchFailures();
  }

  private flowFunction(name: string): CentreFunction {
    const fn = this.function(name, { timeout: flowFunctionTimeout });
    fn.live.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: this.props.telephony.instance.attrArn,
      sourceAccount: this.account,
    });
    return fn;
  }

  /** Without it the console does not offer the function, and flows may not name it. */
  private associate(name: string, fn: CentreFunction): CfnIntegrationAssociation {
    return new CfnIntegrationAssociation(this, `Association-${name}`, {
      instanceId: this.props.telephony.instance.attrArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: fn.live.functionArn,
    });
  }

  private eventFunction(entry: EventFunction, givenUp: Map<string, GivenUp>): CentreFunction {
    const { data, telephony } = this.props;
    const origin = new EventOrigin(this, `Events-${entry.name}`, entry, {
      streams: data.streams,
      queues: data.queues,
      flowLog: telephony.flowLog,
      buckets: data.resources,
      functionLogs: this.functionLogs,
      recordsKey: data.keys.records,
    });
    const fn = this.function(entry.name, { ...entry, rights: origin.rights });
    origin.start(fn.live);
    if (origin.deadLetters) {
      if (entry.givenUp === undefined)
        throw new Error(
          `infra/event-functions.ts: "${entry.name}" does not say what it means that an event was given up. Write a heading of infra/RUNBOOK.md into givenUp.`,
        );
      givenUp.set(entry.name, {
        runbook: entry.givenUp,
        owner: entry.owner ?? 'on-call engineer',
        queue: origin.deadLetters,
      });
    }
    return fn;
  }

  /** Here and not in a later stack: a version in trouble is taken back by this alarm. */
  private watchFailures(): Map<string, IAlarm> {
    const rollout =
      rolloutOf(this.props.settings) === 'gradual' ? new GradualRollout(this, 'Rollout') : undefined;
    return new Map(
      [...this.byName].map(([name, fn]) => {
        const { alarm } = this.onCall.alarm(this, `${name}-errors`, {
          severity: 'page',
          owner: 'on-call engineer',
          title: `${name} fails`,
          runbook: 'A function fails',
          metric: fn.function.metricErrors({ period: Duration.minutes(5) }),
          threshold: 3,
        });
        rollout?.add(name, fn.live, alarm);
        return [name, alarm];
      }),
    );
  }

  private function(
    name: string,
    more: {
      readonly timeout: Duration;
      readonly memoryMegabytes?: number;
      readonly rights?: readonly PolicyStatement[];
    },
  ): CentreFunction {
    const { data, telephony, settings, sources } = this.props;
    const source = sources.get(name);
    if (!source)
      throw new Error(`No function "${name}". Add functions/<capability>/${name}/ or remove its contract.`);
    const resources = new Map<ResourceVariable, GivenResource>([
      ...data.resources,
      ['TEXT_ORIGINATION', telephony.textOrigination],
      ['INSTANCE_ID', givenContacts(telephony.instance)],
    ]);
    const { timeout, memoryMegabytes, rights } = more;
    return new CentreFunction(this, name, {
      source,
      resources,
      settings,
      logsKey: data.keys.logs,
      timeout,
      ...(memoryMegabytes !== undefined && { memoryMegabytes }),
      ...(rights && { rights }),
    });
  }
}
