/** Which queues a clinic has, by its size, and which of them answers what the flows ask for. */

/** Names that flows and routing profiles use. */
export const queueNames = [
  'front-desk',
  'appointments',
  'insurance',
  'billing',
  'clinical',
  'crisis',
] as const;
export type QueueName = (typeof queueNames)[number];

export interface PlannedQueue {
  readonly name: string;
  readonly description: string;
  /** Further names under which flows find it. */
  readonly also: readonly QueueName[];
  readonly alwaysOpen: boolean;
  /** Most callers who wait at once; the next one is asked for a message. Undefined: as many as call. */
  readonly mostWaiting?: number;
}

interface SizedClinic {
  readonly size: 'small' | 'large';
  readonly moreQueues: readonly string[];
}

const crisis: PlannedQueue = {
  name: 'crisis',
  description: 'Emergencies and people in crisis. First in every profile, open round the clock, never full.',
  also: [],
  alwaysOpen: true,
};

/**
 * Small: generalists take everything from one queue, and there is one for crises. Large: one queue for each subject.
 * `mostWaiting` is Assumed: about one caller for each agent who may work there; measure and change it.
 */
export function plannedQueues({ size, moreQueues }: SizedClinic): readonly PlannedQueue[] {
  const subject = (name: string, description: string, mostWaiting: number): PlannedQueue => ({
    name,
    description,
    also: [],
    alwaysOpen: false,
    mostWaiting,
  });
  const more = moreQueues.map((name) => subject(name, `Calls for ${name}.`, 25));
  if (size === 'small') {
    const everything = subject('front-desk', 'Everything that is no crisis.', 25);
    return [{ ...everything, also: ['appointments', 'insurance', 'billing', 'clinical'] }, crisis, ...more];
  }
  return [
    subject('front-desk', 'Questions without a queue of their own.', 50),
    subject('appointments', 'Booking, moving and cancelling visits.', 50),
    subject('insurance', 'Coverage and eligibility.', 25),
    subject('billing', 'Statements and payments.', 25),
    subject('clinical', 'Nurses; agents pass callers on to them.', 25),
    crisis,
    ...more,
  ];
}
