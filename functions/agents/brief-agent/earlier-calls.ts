import type { ContactSummary } from '../../records/contact-row.ts';

/** A call, chat or callback with all its legs. */
export interface EarlierCall {
  /** ISO, UTC. */
  readonly at: string;
  readonly outcome: ContactSummary['outcome'];
  /** `CALLBACK`, or the channel: `VOICE`, `CHAT`. */
  readonly way: string;
  readonly reason?: string;
  readonly agent?: string;
}

/** Newest first, without the call that is going on. A transfer, a survey and a guide are no calls of their own. */
export function earlierCalls(legs: readonly ContactSummary[], running: string): readonly EarlierCall[] {
  // A guide or a survey names the leg that it came of, which names the call.
  const chains = new Map(legs.map(({ contactId, chain }) => [contactId, chain]));
  const calls = Map.groupBy(legs, ({ chain, contactId }) => chains.get(chain ?? '') ?? chain ?? contactId);
  calls.delete(running);
  return [...calls.values()].map(callOf).toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function callOf(legs: readonly ContactSummary[]): EarlierCall {
  const inOrder = legs.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  // There is a leg, or there were no group. A leg with a person says more of how it ended than the first or the last.
  const [first = legs[0]] = inOrder;
  const telling = inOrder.findLast(({ outcome }) => outcome === 'answered') ?? first;
  const reason = inOrder.findLast((leg) => leg.reason !== undefined)?.reason;
  return {
    at: first?.startedAt.slice(0, 24) ?? '',
    outcome: telling?.outcome ?? 'broken-off',
    way: first?.method === 'CALLBACK' ? 'CALLBACK' : (first?.channel ?? 'VOICE'),
    ...(reason !== undefined && { reason }),
    ...(telling?.agent !== undefined && { agent: telling.agent }),
  };
}

/** Unit: milliseconds. */
const sevenDays = 7 * 86_400_000;

/** Which call about the same within seven days this one is; 1 is the first. Nobody calls twice about no reason. */
export function callAboutTheSame(calls: readonly EarlierCall[], reason: string, now: Date): number {
  if (reason === 'general' || reason === '') return 1;
  const since = new Date(now.getTime() - sevenDays).toISOString();
  return 1 + calls.filter((call) => call.reason === reason && call.at >= since).length;
}
