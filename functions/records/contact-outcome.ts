import type { ContactRecord } from './contact-record.ts';

/** How a contact ended, in the words of a manager. The first that fits. */
export const contactOutcomes = [
  /** A person of the clinic spoke with the caller and nobody took over. */
  'answered',
  /** Went on as another contact: to a queue, a flow, an agent, a number outside. */
  'transferred',
  /** Hung up while waiting in a queue. */
  'abandoned',
  /** Came to its end without a person. */
  'self-service',
  /** Hung up before anything was over and before any queue. */
  'hung-up',
  /** Neither caller nor clinic ended it. */
  'broken-off',
] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** Source: Administrator Guide, ctr-data-model, DisconnectReason. */
export function outcomeOf(record: ContactRecord): ContactOutcome {
  const by = record.DisconnectReason;
  if (record.TransferredToEndpoint || record.TransferCompletedTimestamp) return 'transferred';
  if (record.Agent) return 'answered';
  if (by === 'CUSTOMER_DISCONNECT') return record.Queue ? 'abandoned' : 'hung-up';
  if (by === 'CONTACT_FLOW_DISCONNECT' || by === 'EXPIRED' || by === 'API') return 'self-service';
  // A leg that a following one took over has no reason of its own.
  return record.NextContactId ? 'transferred' : 'broken-off';
}
