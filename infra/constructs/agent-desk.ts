import { CfnQueue, CfnRoutingProfile, CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { inLanes } from '../lanes.ts';
import { mark } from '../mark.ts';

export interface AgentDeskProps {
  readonly instanceArn: string;
  readonly queues: readonly string[];
  readonly clinicHours: string;
  readonly alwaysOpen: string;
  readonly callerId: string;
}

/** What a queue is for; a clinic's own queues are described by their name. */
const purposes: Readonly<Record<string, string>> = {
  'front-desk': 'Appointments, questions, everything without a queue of its own.',
  billing: 'Statements and payments.',
  crisis: 'Emergencies and people in crisis. First in every profile, open round the clock.',
};

/** Where calls wait for people, and what those people may do. */
export class AgentDesk extends Construct {
  /** ARNs by name. */
  readonly queues: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: AgentDeskProps) {
    super(scope, id);
    const queues = props.queues.map((name) => [name, this.queue(name, props)] as const);
    inLanes(queues.map(([, queue]) => queue));
    this.queues = new Map(queues.map(([name, queue]) => [name, queue.attrQueueArn]));
    this.routingProfile(props);
    new CfnSecurityProfile(this, 'AgentProfile', {
      instanceArn: props.instanceArn,
      securityProfileName: 'careline-agent',
      description: 'Takes and makes calls; sees no recordings, reports or settings.',
      permissions: ['BasicAgentAccess', 'OutboundCallAccess'],
    });
  }

  private queue(name: string, props: AgentDeskProps): CfnQueue {
    const queue = new CfnQueue(this, `Queue-${name}`, {
      instanceArn: props.instanceArn,
      name,
      description: purposes[name] ?? `Calls for ${name}.`,
      hoursOfOperationArn: name === 'crisis' ? props.alwaysOpen : props.clinicHours,
      outboundCallerConfig: { outboundCallerIdNumberArn: props.callerId },
    });
    mark(queue, { queue: name });
    return queue;
  }

  /** Crisis before everything; the other queues in the order of the settings. */
  private routingProfile({ instanceArn, queues }: AgentDeskProps): void {
    const inOrder = ['crisis', ...queues.filter((name) => name !== 'crisis')];
    const arnOf = (name: string): string => {
      const arn = this.queues.get(name);
      if (arn === undefined) throw new Error(`No queue "${name}". Add it to settings.queues.`);
      return arn;
    };
    new CfnRoutingProfile(this, 'Everyone', {
      instanceArn,
      name: 'careline-everyone',
      description: 'Every agent takes every queue; a crisis comes first.',
      defaultOutboundQueueArn: arnOf('front-desk'),
      mediaConcurrencies: [{ channel: 'VOICE', concurrency: 1 }],
      queueConfigs: inOrder.map((name, index) => ({
        priority: index + 1,
        delay: 0,
        queueReference: { channel: 'VOICE', queueArn: arnOf(name) },
      })),
    });
  }
}
