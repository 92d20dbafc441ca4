import { type SimulatedAction, textOf } from '../branch.ts';
import { channelOf, estimatedWaitSeconds, type QueueMetrics, queueMetrics } from '../queue-metrics.ts';
import { prepareQueue } from '../queue-named.ts';
import { prepareText } from '../text.ts';

/** Puts the state of a queue into `$.Metrics`. Source: Administrator Guide, get-queue-metrics. Here it is never seconds old. */
export const getMetricData: SimulatedAction = {
  type: 'GetMetricData',
  prepare(plan) {
    const named = prepareQueue(plan);
    const onChannel = prepareText(textOf(plan.parameters.QueueChannel));
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const { centre, contact, time } = call;
      const queue = named(call);
      if (!queue) return failed;
      const channel = channelOf(onChannel.read(call));
      const metrics = queueMetrics(centre, queue, time, channel);
      const queued = centre.routing.isQueued(call) && contact.queuedIn === queue;
      const position = queued ? queue.positionOf(call) : 0;
      call.frame.metrics = {
        Queue: {
          Name: queue.source.name,
          ARN: queue.source.arn,
          Size: metrics.size,
          OldestContactAge: Math.round(metrics.oldestAgeMs / 1000),
          // Source: Administrator Guide: only for one channel.
          ...(channel && {
            EstimatedWaitTime: estimatedWaitSeconds(queue, metrics, metrics.size + 1),
          }),
        },
        // Source: Administrator Guide: without agents, no metrics of agents. Assumed: none who is logged in.
        ...(metrics.agents.Online > 0 && { Agents: countsOf(metrics.agents) }),
        ...(queued && {
          Contact: {
            PositionInQueue: position,
            EstimatedWaitTime: estimatedWaitSeconds(queue, metrics, position),
          },
        }),
      };
      const { name } = queue.source;
      call.emit({ type: 'metric-checked', ...call.here, queue: name, metric: 'Size', value: metrics.size });
      return next;
    };
  },
};

const countsOf = (agents: QueueMetrics['agents']) =>
  Object.fromEntries(Object.entries(agents).map(([state, Count]) => [state, { Count }]));
