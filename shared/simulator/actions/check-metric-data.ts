import { type SimulatedAction, textOf } from '../branch.ts';
import { type QueueMetrics, queueMetrics } from '../queue-metrics.ts';
import { prepareQueue } from '../queue-named.ts';

/** Check staffing and check queue status. Observed: the age of the oldest contact is compared in milliseconds. */
const metrics: Readonly<Record<string, (metrics: QueueMetrics) => number>> = {
  NumberOfAgentsAvailable: (m) => m.agents.Available,
  NumberOfAgentsStaffed: (m) => m.agents.Staffed,
  NumberOfAgentsOnline: (m) => m.agents.Online,
  OldestContactInQueueAgeSeconds: (m) => m.oldestAgeMs,
  NumberOfContactsInQueue: (m) => m.size,
};

export const checkMetricData: SimulatedAction = {
  type: 'CheckMetricData',
  prepare(plan) {
    const named = prepareQueue(plan);
    const metric = textOf(plan.parameters.MetricType);
    const measure = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    const otherwise = plan.error('NoMatchingCondition');
    return (call) => {
      const queue = named(call);
      if (!queue || !measure) return failed;
      const value = measure(queueMetrics(call.centre, queue, call.time));
      call.emit({ type: 'metric-checked', ...call.here, queue: queue.source.name, metric, value });
      return choose(String(value), call) ?? otherwise;
    };
  },
};
