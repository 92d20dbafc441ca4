/** What happens in a rehearsal: made-up contacts, and what is decided about some of them. */
import type { Decision } from './decisions.ts';
import type { Rehearsal } from './rehearse.ts';

/** Half of the contacts have come when the moment is noted; of those, three are put under hold, one of them for a time, and three deleted. */
export function rehearsal(count: number, now: Date): Rehearsal {
  const contacts = Array.from({ length: count }, (_, n) =>
    contact(n, new Date(now.getTime() - (count - n) * 60_000)),
  );
  const before = contacts.slice(0, count / 2);
  const decisions = before.slice(0, 7).flatMap(({ ContactId: contactId }, n): readonly Decision[] => {
    const body = { contactId, ticket: `DEC-${n}` };
    const hold = (on: boolean) => ({ ask: 'hold-contact', body: { ...body, hold: on } }) as const;
    if (n < 3) return [{ ask: 'delete-contact', body }];
    return n === 6 ? [hold(true), hold(false)] : [hold(true)];
  });
  return { before, after: contacts.slice(count / 2), decisions };
}

function contact(n: number, began: Date) {
  const at = began.toISOString();
  return {
    ContactId: `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    LastUpdateTimestamp: at,
    InitiationTimestamp: at,
    DisconnectTimestamp: at,
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { Address: `+120655501${String(n % 100).padStart(2, '0')}`, Type: 'TELEPHONE_NUMBER' },
  };
}
