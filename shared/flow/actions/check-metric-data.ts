import { defineAction, everyChannel } from '../action-spec.ts';
import { type Case, lowerCases } from '../case.ts';
import { FlowDefinitionError } from '../definition-error.ts';
import type { Condition } from '../flow.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { Reference } from '../references.ts';

const agentMetrics = ['NumberOfAgentsAvailable', 'NumberOfAgentsStaffed', 'NumberOfAgentsOnline'] as const;
const queueMetrics = ['OldestContactInQueueAgeSeconds', 'NumberOfContactsInQueue'] as const;

/**
 * Branches on a number of the queue. Agent metrics answer only "more than 0". The oldest contact's age is compared in
 * milliseconds, whatever its name says: 300 s is `'300000'`. Observed: console exports.
 */
export interface CheckMetricData<S extends string> {
  readonly type: 'CheckMetricData';
  readonly metric: (typeof agentMetrics)[number] | (typeof queueMetrics)[number];
  /** Default: the working queue. */
  readonly queue?: Reference<'queue'>;
  readonly when: readonly Case<S>[];
  readonly otherwise: S;
  readonly onError: S;
}

export const checkMetricData = defineAction({
  type: 'CheckMetricData',
  block: 'Check staffing, Check queue status',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkmetricdata.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'mirror',
  parameters: {
    MetricType: { required: true, mode: 'static', enum: [...agentMetrics, ...queueMetrics] },
    QueueId: { mode: 'single', reference: 'queue' },
    AgentId: { mode: 'single', reference: 'agent' },
  },
  // The page asks for NoMatchingCondition with the two queue metrics only; every export carries it for all.
  errors: (p) =>
    isAgentMetric(p.MetricType)
      ? { required: ['NoMatchingError'], optional: ['NoMatchingCondition'] }
      : { required: ['NoMatchingError', 'NoMatchingCondition'], optional: [] },
  conditions: (p) =>
    isAgentMetric(p.MetricType)
      ? { operators: ['NumberGreaterThan'], operands: ['0'] }
      : {
          operators: [
            'Equals',
            'NumberGreaterThan',
            'NumberGreaterOrEqualTo',
            'NumberLessThan',
            'NumberLessOrEqualTo',
          ],
        },
  groups: [atMostOneOf('QueueId', 'AgentId')],
  lower: (s: CheckMetricData<string>, name) => ({
    type: 'CheckMetricData',
    parameters: { MetricType: s.metric, ...(s.queue !== undefined && { QueueId: s.queue }) },
    next: s.onError,
    errors: { NoMatchingError: s.onError, NoMatchingCondition: s.otherwise },
    conditions: answerable(s.metric, lowerCases(s.when, name), name),
  }),
});

const isAgentMetric = (metric: unknown): boolean => agentMetrics.some((known) => known === metric);

function answerable(metric: string, conditions: Condition[], step: string): Condition[] {
  for (const { operator, operands } of conditions) {
    if (isAgentMetric(metric) && (operator !== 'NumberGreaterThan' || operands[0] !== '0')) {
      throw new FlowDefinitionError(
        `Step "${step}": ${metric} can only be asked for more than 0. Write \`greaterThan: '0'\`.`,
      );
    }
    if (operator.startsWith('Text')) {
      throw new FlowDefinitionError(
        `Step "${step}": ${metric} is a number and ${operator} tests text. Compare it as a number.`,
      );
    }
  }
  return conditions;
}
