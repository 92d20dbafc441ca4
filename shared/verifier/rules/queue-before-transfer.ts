import type { Step } from '../../flow/flow.ts';
import { end, example, setQueue, toQueue } from '../example.ts';
import { has } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { queueFacts } from '../target-queue.ts';

export const queueBeforeTransfer: Rule = {
  id: 'queue-before-transfer',
  level: 'error',
  what: 'a working queue is set before a step that needs one',
  why: 'Without a working queue the transfer, the metric or the callback fails, and the caller goes the error way instead of to a person.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttargetqueue.html',
  wrong: example({ transfer: toQueue('bye'), bye: end }, { kind: 'CONTACT_FLOW' }),
  right: example(
    { queue: setQueue('front-desk', 'transfer', 'bye'), transfer: toQueue('bye'), bye: end },
    { kind: 'CONTACT_FLOW' },
  ),
  actions: [
    'TransferContactToQueue',
    'CheckHoursOfOperation',
    'CheckMetricData',
    'GetMetricData',
    'CreateCallbackContact',
  ],
  *check(context) {
    if (!context.structure.steps.some(needsQueue)) return;
    for (const [id, set] of queueFacts(context.set).get(context) ?? []) {
      const step = context.graph.steps[id];
      if (set || !step || !needsQueue(step)) continue;
      // Observed: real flows rely on a queue that a flow outside of the set has chosen. A house knows all of its flows.
      const certain = context.policy !== undefined;
      yield {
        step: id,
        message: `${step.type} needs a working queue, and some path to it sets none.`,
        fix: 'Put an UpdateContactTargetQueue before it, and lead its error elsewhere.',
        ...(!certain && { level: 'warning' as const }),
      };
    }
  },
};

function needsQueue({ type, parameters }: Step): boolean {
  if (type === 'TransferContactToQueue') return !has(parameters, 'QueueId');
  if (type === 'CheckHoursOfOperation') return !has(parameters, 'HoursOfOperationId');
  const asks = type === 'CheckMetricData' || type === 'GetMetricData' || type === 'CreateCallbackContact';
  return asks && !has(parameters, 'QueueId') && !has(parameters, 'AgentId');
}
