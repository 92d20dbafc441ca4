import { CfnQueue } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { inLanes } from '../lanes.ts';
import { mark } from '../mark.ts';
import type { PlannedQueue } from '../planned-queues.ts';

export interface CallQueuesProps {
  readonly instanceArn: string;
  readonly queues: readonly PlannedQueue[];
  readonly clinicHours: string;
  readonly alwaysOpen: string;
  /** ARN of the number that called people see. */
  readonly callerId: string;
  readonly callerName: string;
}

/** Where calls wait for people. */
export class CallQueues extends Construct {
  /** One for each queue, by its name. */
  readonly own: ReadonlyMap<string, string>;
  /** By every name that a flow may use: in a small clinic several lead to the same queue. */
  readonly byName: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: CallQueuesProps) {
    super(scope, id);
    const made = props.queues.map((planned) => ({ planned, queue: this.queue(planned, props) }));
    inLanes(made.map(({ queue }) => queue));
    this.own = new Map(made.map(({ planned, queue }) => [planned.name, queue.attrQueueArn]));
    this.byName = new Map(
      made.flatMap(({ planned, queue }) =>
        [planned.name, ...planned.also].map((name) => [name, queue.attrQueueArn] as const),
      ),
    );
  }

  private queue(planned: PlannedQueue, props: CallQueuesProps): CfnQueue {
    const { name, also, mostWaiting } = planned;
    const queue = new CfnQueue(this, name, {
      instanceArn: props.instanceArn,
      name,
      description: planned.description,
      hoursOfOperationArn: planned.alwaysOpen ? props.alwaysOpen : props.clinicHours,
      ...(mostWaiting !== undefined && { maxContacts: mostWaiting }),
      outboundCallerConfig: {
        outboundCallerIdNumberArn: props.callerId,
        outboundCallerIdName: props.callerName,
      },
    });
    mark(queue, { queue: name, ...(also.length > 0 && { also }) });
    return queue;
  }
}
