import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AlarmRule, AlarmState, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnTestCase } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { capturePayment } from '../../shared/contract/capture-payment.ts';
import { findNextAppointment } from '../../shared/contract/find-next-appointment.ts';
import { readBalance } from '../../shared/contract/read-balance.ts';
import { recogniseCaller } from '../../shared/contract/recognise-caller.ts';
import { functionInvocations } from '../../shared/metrics/function-invocations.ts';
import { testCalls as testCallsMetric } from '../../shared/metrics/test-calls.ts';
import { type ConnectMetric, connectMetric, ours, period } from '../centre-metrics.ts';
import { CentreDashboard } from '../constructs/centre-dashboard.ts';
import { MonthBudget } from '../constructs/month-budget.ts';
import type { OnCall } from '../constructs/on-call.ts';
import type { MetricAlarmProps } from '../constructs/runbook-alarm.ts';
import { TestCalls } from '../constructs/test-calls.ts';
import { managerTiles, operatorTiles, type Watched } from '../dashboards.ts';
import { eventFunctions } from '../event-functions.ts';
import type { FunctionSource } from '../function-sources.ts';
import { outcomeAlarms } from '../outcome-alarms.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data.ts';
import type { FunctionsStack } from './functions.ts';
import type { TelephonyStack } from './telephony.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly functions: FunctionsStack;
  readonly testCases: readonly CfnTestCase[];
  readonly testCallsSource: FunctionSource;
}

/** Who sees what: alarms beyond those of each function, the dashboards, the calls that the centre makes to itself. */
export class ObservabilityStack extends Stack {
  private readonly props: ObservabilityStackProps;
  private readonly instanceId: string;
  private readonly alarms: IAlarm[] = [];

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    this.props = props;
    this.instanceId = props.telephony.instance.attrId;
    this.functions();
    this.givenUp();
    this.charges();
    this.outcomes();
    this.calls();
    this.testCalls();
    this.dashboards();
    const { monthlyBudget: dollars, alarmEmail: email } = props.settings.operation;
    if (dollars !== undefined && email !== undefined) new MonthBudget(this, 'Month', { dollars, email });
  }

  private functions(): void {
    const { byName } = this.props.functions;
    for (const [name, { function: fn }] of byName) {
      this.alarm(`${name}-throttles`, {
        severity: 'page',
        owner: 'on-call engineer',
        title: `${name} is throttled`,
        runbook: 'A function is throttled',
        metric: fn.metricThrottles({ period }),
        threshold: 1,
      });
    }
    for (const name of streamReaders) {
      const reader = byName.get(name);
      if (!reader) continue;
      this.alarm(`${name}-parked`, {
        severity: 'ticket',
        owner: 'on-call engineer',
        title: `${name} parked a record that it cannot read`,
        runbook: 'A record was parked',
        metric: ours(functionInvocations, { function: name, outcome: 'parked' }),
        threshold: 1,
      });
      this.alarm(`${name}-behind`, {
        severity: 'ticket',
        owner: 'on-call engineer',
        title: `${name} is an hour behind`,
        runbook: 'Records lag behind',
        metric: reader.function.metric('IteratorAge', { period, statistic: 'Maximum' }),
        threshold: Duration.hours(1).toMilliseconds(),
      });
    }
    this.sharedPart();
  }

  /** Functions that share nothing but the account's tables, keys and capacity, failing together. */
  private sharedPart(): void {
    const { failing } = this.props.functions;
    const apart = [recogniseCaller, readBalance, findNextAppointment].flatMap(
      ({ name }) => failing.get(name) ?? [],
    );
    const inAlarm = (one: IAlarm) => AlarmRule.fromAlarm(one, AlarmState.ALARM);
    const pairs = apart.flatMap((one, n) =>
      apart.slice(n + 1).map((other) => AlarmRule.allOf(inAlarm(one), inAlarm(other))),
    );
    this.alarm('shared-part', {
      severity: 'page',
      owner: 'on-call engineer',
      title: 'A part that all functions share is out',
      runbook: 'A part that all functions share is out',
      rule: AlarmRule.anyOf(...pairs),
    });
  }

  private givenUp(): void {
    for (const [name, { queue, ...about }] of this.props.functions.givenUp) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' });
      this.alarm(`${name}-given-up`, {
        ...about,
        severity: 'ticket',
        title: about.runbook,
        metric,
        threshold: 1,
      });
    }
  }

  /** Money may have moved and nobody knows: the function said so, or ended without saying anything. */
  private charges(): void {
    for (const outcome of ['unknown', 'fault']) {
      const title = 'A charge has no answer';
      this.alarm(`charge-${outcome}`, {
        severity: 'ticket',
        owner: 'billing office',
        title,
        runbook: title,
        metric: ours(functionInvocations, { function: capturePayment.name, outcome }),
        threshold: 1,
      });
    }
  }

  private outcomes(): void {
    for (const { id, by, outcome, title, ...rest } of outcomeAlarms) {
      const metric = ours(functionInvocations, { function: by, outcome });
      this.alarm(id, { ...rest, title, runbook: title, metric, threshold: 1 });
    }
  }

  private calls(): void {
    for (const { id, metric, title, of, statistic, ...rest } of connectAlarms) {
      const usual = { severity: 'page', owner: 'on-call engineer', threshold: 1 } as const;
      this.alarm(id, {
        ...usual,
        ...rest,
        title,
        runbook: title,
        metric: connectMetric(this.instanceId, metric, {
          ...(of !== undefined && { of }),
          ...(statistic !== undefined && { statistic }),
        }),
      });
    }
  }

  private testCalls(): void {
    const { data, telephony, settings, testCases, testCallsSource: source } = this.props;
    if (testCases.length === 0) return;
    const { runner, origin } = new TestCalls(this, 'TestCalls', {
      settings,
      logsKey: data.keys.logs,
      instanceArn: telephony.instance.attrArn,
      testCases,
      source,
      origins: {
        streams: data.streams,
        queues: data.queues,
        flowLog: telephony.flowLog,
        functionLogs: new Map(),
        recordsKey: data.keys.records,
      },
    });
    const title = 'A test call fails';
    const usual = {
      severity: 'page',
      owner: 'on-call engineer',
      title,
      runbook: title,
      threshold: 1,
    } as const;
    // Twice in a row: the first after a deployment has nothing to judge, and the service may be too busy for one.
    this.alarm('test-calls', {
      ...usual,
      metric: ours(testCallsMetric, { outcome: 'failed' }, { period: Duration.hours(1) }),
      periods: 2,
      silence: 'alarms',
    });
    this.alarm('test-calls-errors', { ...usual, metric: runner.function.metricErrors({ period }) });
    const metric = origin.deadLetters?.metricApproximateNumberOfMessagesVisible({
      period,
      statistic: 'Maximum',
    });
    if (metric) this.alarm('test-calls-given-up', { ...usual, severity: 'ticket', metric });
  }

  private dashboards(): void {
    const { settings, telephony, functions } = this.props;
    const watched: Watched = {
      instanceId: this.instanceId,
      queues: [...telephony.ownQueues.keys()],
      functions: functions.byName,
      deadLetters: new Map(
        [...functions.givenUp].map(([name, { queue }]) => [
          name,
          queue.metricApproximateNumberOfMessagesVisible({ label: name, statistic: 'Maximum' }),
        ]),
      ),
      streamReaders,
      alarms: this.alarms,
    };
    const named = (of: string) => `careline-${settings.stage}-${of}`;
    new CentreDashboard(this, 'Managers', { name: named('managers'), tiles: managerTiles(watched) });
    const { alarms } = watched;
    new CentreDashboard(this, 'Operators', {
      name: named('operators'),
      tiles: operatorTiles(watched),
      alarms,
    });
  }

  private alarm(id: string, alarm: Parameters<OnCall['alarm']>[2]): void {
    this.alarms.push(this.props.functions.onCall.alarm(this, id, alarm).alarm);
  }
}

const streamReaders = eventFunctions.flatMap(({ name, source }) => (source.kind === 'stream' ? [name] : []));

interface ConnectAlarm
  extends Partial<Pick<MetricAlarmProps, 'severity' | 'owner' | 'threshold' | 'periods'>> {
  readonly id: string;
  readonly metric: ConnectMetric;
  /** Also the heading of the runbook. */
  readonly title: string;
  /** Queue or flow. */
  readonly of?: string;
  /** Default: sum of five minutes. */
  readonly statistic?: string;
}

/** What Connect reports by itself. */
const connectAlarms: readonly ConnectAlarm[] = [
  { id: 'throttled-calls', metric: 'ThrottledCalls', title: 'Calls are refused' },
  {
    id: 'quota-breaches',
    metric: 'CallsBreachingConcurrencyQuota',
    title: 'More calls at once than the quota allows',
  },
  {
    id: 'lines-nearly-full',
    metric: 'ConcurrentCallsPercentage',
    title: 'The lines are nearly full',
    severity: 'ticket',
    owner: 'contact centre manager',
    statistic: 'Maximum',
    threshold: 0.8,
  },
  { id: 'misconfigured-number', metric: 'MisconfiguredPhoneNumbers', title: 'The number has no flow' },
  {
    id: 'crisis-waits',
    metric: 'LongestQueueWaitTime',
    of: 'crisis',
    title: 'Somebody in a crisis waits',
    owner: 'contact centre manager',
    statistic: 'Maximum',
    // Seconds. A minute alone on the line is long for somebody in danger.
    threshold: 60,
  },
  {
    id: 'recording-not-stored',
    metric: 'CallRecordingUploadError',
    title: 'A recording was not stored',
    severity: 'ticket',
    owner: 'privacy officer',
  },
];
