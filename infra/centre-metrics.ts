import { Duration } from 'aws-cdk-lib';
import { Metric as CloudWatchMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { functionInvocations } from '../shared/metrics/function-invocations.ts';
import { type Metric, metricNamespace, metricService } from '../shared/metrics/metric.ts';

/** Alarms and dashboards look at five minutes at a time. */
export const period = Duration.minutes(5);

interface Shown {
  readonly label?: string;
  readonly statistic?: string;
  readonly period?: Duration;
}

/** A metric of shared/metrics with a value for each of its dimensions but `service`. */
export const ours = (
  metric: Metric,
  dimensions: Readonly<Record<string, string>>,
  shown: Shown = {},
): CloudWatchMetric =>
  new CloudWatchMetric({
    namespace: metricNamespace,
    metricName: metric.name,
    statistic: 'Sum',
    period,
    ...shown,
    dimensionsMap: { service: metricService, ...dimensions },
  });

/** How often a function ended so, e.g. `take-message`, `taken`. */
export const ended = (name: string, outcome: string, label: string): CloudWatchMetric =>
  ours(functionInvocations, { function: name, outcome }, { label, period: Duration.hours(1) });

/** All values that a metric of shared/metrics has, whatever its dimensions say. */
export const everyValueOf = ({ name, unit, dimensions }: Metric): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${[metricNamespace, ...dimensions].join(',')}} MetricName="${name}"', '${unit === 'Milliseconds' ? 'p99' : 'Sum'}', ${period.toSeconds()})`,
    label: '',
    period,
  });

/** What Connect reports by itself, each with the group it is filed under. */
const connectGroups = {
  CallsPerInterval: 'VoiceCalls',
  ConcurrentCallsPercentage: 'VoiceCalls',
  MissedCalls: 'VoiceCalls',
  ThrottledCalls: 'VoiceCalls',
  CallsBreachingConcurrencyQuota: 'VoiceCalls',
  MisconfiguredPhoneNumbers: 'VoiceCalls',
  LongestQueueWaitTime: 'Queue',
  QueueSize: 'Queue',
  QueueCapacityExceededError: 'Queue',
  ContactFlowErrors: 'ContactFlow',
  ContactFlowFatalErrors: 'ContactFlow',
  CallBackNotDialableNumber: 'ContactFlow',
  CallRecordingUploadError: 'CallRecordings',
} as const;
export type ConnectMetric = keyof typeof connectGroups;

/**
 * A metric of namespace AWS/Connect. `of`: the queue or flow that it is about.
 * Source: Administrator Guide, monitoring-cloudwatch.
 */
export function connectMetric(
  instanceId: string,
  name: ConnectMetric,
  { of, ...shown }: Shown & { readonly of?: string } = {},
): CloudWatchMetric {
  const group = connectGroups[name];
  return new CloudWatchMetric({
    namespace: 'AWS/Connect',
    metricName: name,
    statistic: 'Sum',
    period,
    ...shown,
    dimensionsMap: {
      InstanceId: instanceId,
      MetricGroup: group,
      ...(of !== undefined && { [group === 'Queue' ? 'QueueName' : 'ContactFlowName']: of }),
    },
  });
}

/** A metric that Connect reports for each flow, of all flows. */
export const ofEveryFlow = (instanceId: string, name: ConnectMetric): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{AWS/Connect,ContactFlowName,InstanceId,MetricGroup} MetricName="${name}" InstanceId="${instanceId}"', 'Sum', ${period.toSeconds()})`,
    label: '',
    period,
  });
