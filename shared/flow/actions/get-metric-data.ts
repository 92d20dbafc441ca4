import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { Reference } from '../references.ts';

/** Fills `$.Metrics.Queue` and `$.Metrics.Agents`; 5–10 s old, empty where nothing happened yet. */
export interface GetMetricData<S extends string> {
  readonly type: 'GetMetricData';
  /** Default: the working queue. */
  readonly queue?: Reference<'queue'>;
  readonly channel?: 'Voice' | 'Chat';
  readonly next: S;
  readonly onError: S;
}

export const getMetricData = defineAction({
  type: 'GetMetricData',
  block: 'Get metrics',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-getmetricdata.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    QueueId: { mode: 'single', reference: 'queue' },
    AgentId: { mode: 'single', reference: 'agent' },
    QueueChannel: { mode: 'any', enum: ['Voice', 'Chat'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  groups: [atMostOneOf('QueueId', 'AgentId')],
  lower: (s: GetMetricData<string>) =>
    goesOn(
      'GetMetricData',
      {
        ...(s.queue !== undefined && { QueueId: s.queue }),
        ...(s.channel !== undefined && { QueueChannel: s.channel }),
      },
      s,
    ),
});
