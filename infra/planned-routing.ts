import type { QueueName } from './planned-queues.ts';
import type { Size } from './settings/queues.ts';

/** Who takes which calls: one profile for each kind of agent. */
export interface PlannedProfile {
  readonly name: string;
  readonly description: string;
  /** In order of priority, the first one first. */
  readonly queues: readonly {
    readonly name: string;
    /** Only calls that have waited so long are offered to this profile. */
    readonly afterSeconds?: number;
  }[];
  /** Whose number and hours an outgoing call has. */
  readonly outboundQueue: string;
}

/**
 * Large: how long a call waits for a specialist before others may take it. A crisis is offered to nurses first, who are trained
 * for it, and after 15 seconds to everybody. Assumed: to be measured and changed.
 */
const toAnybody = { crisis: 15, neighbour: 60 } as const;

interface SizedClinic {
  readonly size: Size;
  readonly moreQueues: readonly string[];
}

export function plannedProfiles({ size, moreQueues }: SizedClinic): readonly PlannedProfile[] {
  const more = moreQueues.map((name) => ({ name }));
  if (size === 'small') {
    return [
      {
        name: 'careline-everyone',
        description: 'Every agent takes every queue; a crisis comes first.',
        queues: [{ name: 'crisis' }, { name: 'front-desk' }, ...more],
        outboundQueue: 'front-desk',
      },
    ];
  }
  const team = (own: QueueName, neighbour: QueueName, description: string): PlannedProfile => ({
    name: `careline-${own}`,
    description,
    queues: [
      { name: 'crisis', afterSeconds: toAnybody.crisis },
      { name: own },
      { name: neighbour, afterSeconds: toAnybody.neighbour },
    ],
    outboundQueue: own,
  });
  const reception = team('front-desk', 'appointments', 'Reception: general questions, then visits.');
  return [
    { ...reception, queues: [...reception.queues, ...more] },
    team('appointments', 'front-desk', 'Visits, then general questions.'),
    team('insurance', 'billing', 'Coverage, then bills.'),
    team('billing', 'insurance', 'Bills, then coverage.'),
    {
      name: 'careline-nurses',
      description: 'Crises at once, then clinical questions.',
      queues: [{ name: 'crisis' }, { name: 'clinical' }],
      outboundQueue: 'clinical',
    },
  ];
}
