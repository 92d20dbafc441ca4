import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { onlyGoesOn } from '../lowering.ts';
import { exactlyOneOf } from '../parameter-groups.ts';

/** Moves the contact within its queue. Takes about a minute for a contact that already waits. */
export type UpdateContactRoutingBehavior<S extends string> = {
  readonly type: 'UpdateContactRoutingBehavior';
  readonly next: S;
} & (Priority | Age);

interface Priority {
  /** 1 is served first; the default is 5. */
  readonly priority: number;
  readonly ageSeconds?: never;
}

interface Age {
  /** Counts as having waited so much longer; negative: shorter. */
  readonly ageSeconds: number;
  readonly priority?: never;
}

export const updateContactRoutingBehavior = defineAction({
  type: 'UpdateContactRoutingBehavior',
  block: 'Change routing priority / age',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactroutingbehavior.html',
  evidence: 'documented',
  // The action page says inbound only, the Administrator Guide these five: both readings pass.
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'success',
  parameters: {
    QueuePriority: { mode: 'static', range: [1, Number.POSITIVE_INFINITY] },
    QueueTimeAdjustmentSeconds: { mode: 'static' },
  },
  // Observed: NoMatchingError is refused.
  errors: always({}),
  conditions: noConditions,
  groups: [exactlyOneOf('QueuePriority', 'QueueTimeAdjustmentSeconds')],
  lower: (s: UpdateContactRoutingBehavior<string>) =>
    onlyGoesOn(
      'UpdateContactRoutingBehavior',
      s.priority !== undefined
        ? { QueuePriority: String(s.priority) }
        : { QueueTimeAdjustmentSeconds: String(s.ageSeconds) },
      s.next,
    ),
});
