import { Metrics } from '@aws-lambda-powertools/metrics';
import { type Metric, metricNamespace, metricService } from '../shared/metrics/metric.ts';

/** Adds to a metric of the list, with a value for each of its dimensions but `service`. */
export type Count = (metric: Metric, dimensions: Readonly<Record<string, string>>, by?: number) => void;

export function counter(): Count {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService });
  return (metric, dimensions, by = 1) => {
    metrics.addDimensions({ ...dimensions });
    metrics.addMetric(metric.name, metric.unit, by);
    metrics.publishStoredMetrics();
  };
}
