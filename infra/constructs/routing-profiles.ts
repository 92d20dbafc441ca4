import { CfnRoutingProfile } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { inLanes } from '../lanes.ts';
import type { PlannedProfile } from '../planned-routing.ts';

export interface RoutingProfilesProps {
  readonly instanceArn: string;
  readonly profiles: readonly PlannedProfile[];
  /** ARNs by name. */
  readonly queues: ReadonlyMap<string, string>;
}

/** Tasks that an agent may have open beside a call. Assumed: more would hide each other. */
const openTasks = 3;

/** Calls and tasks of the same queues; a task never interrupts a call. */
export function routingProfiles(scope: Construct, props: RoutingProfilesProps): void {
  const arnOf = (name: string): string => {
    const arn = props.queues.get(name);
    if (arn !== undefined) return arn;
    throw new Error(`No queue "${name}". Add it to infra/planned-queues.ts or to settings.moreQueues.`);
  };
  const made = props.profiles.map(
    ({ name, description, queues, outboundQueue }) =>
      new CfnRoutingProfile(scope, `Routing-${name}`, {
        instanceArn: props.instanceArn,
        name,
        description,
        defaultOutboundQueueArn: arnOf(outboundQueue),
        mediaConcurrencies: [
          { channel: 'VOICE', concurrency: 1 },
          { channel: 'TASK', concurrency: openTasks },
        ],
        queueConfigs: (['VOICE', 'TASK'] as const).flatMap((channel) =>
          queues.map((queue, index) => ({
            priority: index + 1,
            delay: queue.afterSeconds ?? 0,
            queueReference: { channel, queueArn: arnOf(queue.name) },
          })),
        ),
      }),
  );
  inLanes(made);
}
