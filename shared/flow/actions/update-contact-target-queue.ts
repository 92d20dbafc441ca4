import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { JsonPath } from '../paths.ts';
import type { Reference } from '../references.ts';

/** Says which queue later steps mean when they name none: transfer, hours, metrics, callback. */
export type UpdateContactTargetQueue<S extends string> = {
  readonly type: 'UpdateContactTargetQueue';
  readonly next: S;
  readonly onError: S;
} & (Shared | Personal);

interface Shared {
  readonly queue: Reference<'queue'>;
  readonly agent?: never;
}

/** An agent's own queue. */
interface Personal {
  readonly agent: Reference<'agent'> | JsonPath;
  readonly queue?: never;
}

export const updateContactTargetQueue = defineAction({
  type: 'UpdateContactTargetQueue',
  block: 'Set working queue',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttargetqueue.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'success',
  parameters: {
    QueueId: { mode: 'single', reference: 'queue' },
    AgentId: { mode: 'single', reference: 'agent' },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  groups: [atMostOneOf('QueueId', 'AgentId')],
  lower: (s: UpdateContactTargetQueue<string>) =>
    goesOn(
      'UpdateContactTargetQueue',
      s.queue !== undefined ? { QueueId: s.queue } : { AgentId: s.agent },
      s,
    ),
});
