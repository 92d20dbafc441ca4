import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { capturePayment } from '../../shared/contract/capture-payment.ts';
import { functionInvocations } from '../../shared/metrics/function-invocations.ts';
import { metricNamespace, metricService } from '../../shared/metrics/metric.ts';
import type { RunbookAlarmProps } from '../constructs/runbook-alarm.ts';
import type { Settings } from '../settings.ts';
import type { FunctionsStack } from './functions.ts';
import type { TelephonyStack } from './telephony.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly settings: Settings;
  readonly telephony: TelephonyStack;
  readonly functions: FunctionsStack;
}

const period = Duration.minutes(5);

/** Who is told when something breaks, and about what. */
export class ObservabilityStack extends Stack {
  private readonly functions: FunctionsStack;

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const { functions } = props;
    this.functions = functions;
    for (const [name, fn] of functions.byName) {
      this.alarm(`${name}-errors`, {
        severity: 'page',
        title: `${name} fails`,
        runbook: 'A function fails',
        metric: fn.function.metricErrors({ period }),
        threshold: 3,
      });
      this.alarm(`${name}-throttles`, {
        severity: 'page',
        title: `${name} is throttled`,
        runbook: 'A function is throttled',
        metric: fn.function.metricThrottles({ period }),
        threshold: 1,
      });
    }
    this.givenUp();
    this.charges();
    this.calls(props.telephony.instance.attrId);
  }

  private givenUp(): void {
    for (const [name, { runbook, queue }] of this.functions.givenUp) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' });
      this.alarm(`${name}-given-up`, { severity: 'ticket', title: runbook, runbook, metric, threshold: 1 });
    }
  }

  /** Money may have moved and nobody knows: the function said so, or ended without saying anything. */
  private charges(): void {
    for (const outcome of ['unknown', 'fault']) {
      const metric = new Metric({
        namespace: metricNamespace,
        metricName: functionInvocations.name,
        statistic: 'Sum',
        period,
        dimensionsMap: { service: metricService, function: capturePayment.name, outcome },
      });
      const title = 'A charge has no answer';
      this.alarm(`charge-${outcome}`, { severity: 'ticket', title, runbook: title, metric, threshold: 1 });
    }
  }

  /** Source: Administrator Guide, monitoring-cloudwatch: metrics of namespace AWS/Connect. */
  private calls(instanceId: string): void {
    const metric = (metricName: string, dimensions: Record<string, string>): IMetric =>
      new Metric({
        namespace: 'AWS/Connect',
        metricName,
        statistic: 'Sum',
        period,
        dimensionsMap: { InstanceId: instanceId, ...dimensions },
      });
    const group = { MetricGroup: 'VoiceCalls' };
    for (const [id, title, name] of [
      ['throttled-calls', 'Calls are refused', 'ThrottledCalls'],
      ['quota-breaches', 'More calls at once than the quota allows', 'CallsBreachingConcurrencyQuota'],
      ['misconfigured-number', 'The number has no flow', 'MisconfiguredPhoneNumbers'],
    ] as const) {
      this.alarm(id, { severity: 'page', title, runbook: title, metric: metric(name, group), threshold: 1 });
    }
  }

  private alarm(id: string, alarm: Omit<RunbookAlarmProps, 'topic'>): void {
    this.functions.onCall.alarm(this, id, alarm);
  }
}
