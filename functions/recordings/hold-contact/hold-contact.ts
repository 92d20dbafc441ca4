import * as z from 'zod/mini';
import { type AccessEntry, type AccessLog, orFailed, type Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { letGo, type MarkPorts, markedLegs, spreadMarks, thereOf } from '../call-marks.ts';
import { listenerRoles } from '../listeners.ts';
import { contactId, ticket } from '../request-body.ts';

export interface HoldPorts extends MarkPorts {
  /** The words by which a leg is found, and the messages that it left, do not expire, or do again. */
  readonly keepTraces: (leg: { readonly contactId: string; readonly kept: boolean }) => Promise<void>;
  readonly log: AccessLog;
}

const question = z.strictObject({ contactId, ticket, hold: z.boolean() });

/** How the call stands after it. */
export interface Held {
  /** Also when a hold was lifted and another ticket keeps the call. */
  readonly held: boolean;
  readonly tickets: readonly string[];
  readonly legs: readonly string[];
  readonly objects: number;
}

/** Puts a call under legal hold, all its legs, or lifts the hold of one ticket. Twice the same is done once. */
export async function holdContact(
  ports: HoldPorts,
  asker: Asker,
  body: unknown,
  now: Date,
): Promise<Held | { readonly refusal: Refusal }> {
  const { log } = ports;
  const read = question.safeParse(body);
  const request: Omit<AccessEntry, 'outcome'> = {
    at: now.toISOString(),
    action: read.data?.hold === false ? 'lift-hold' : 'hold',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && { contactId: read.data.contactId, ticket: read.data.ticket }),
    ...(read.data?.hold && { reason: 'legal' }),
  };
  const refuse = async (refusal: Refusal) => {
    await log.append({ ...request, outcome: 'refused', refusal });
    return { refusal };
  };
  if (!read.success) return refuse('unreadable-request');
  if (!asker.role || !listenerRoles[asker.role].decides) return refuse('no-role');
  const { contactId: id, hold, ticket: number } = read.data;
  return orFailed(log, request, async () => {
    await log.append({ ...request, outcome: 'begun' });
    if (hold) {
      // First the row: what is stored from here on is held by whoever indexes it.
      await ports.rows.putHold(id, { at: request.at, person: asker.person, ticket: number });
      await spreadMarks(ports, id);
    } else {
      const legs = await markedLegs(ports, id);
      for (const leg of legs) await ports.rows.liftHold(leg.contactId, number);
      await letGo(ports, legs);
    }
    const legs = await markedLegs(ports, id);
    for (const { contactId: leg, holds } of legs)
      await ports.keepTraces({ contactId: leg, kept: holds.length > 0 });
    const tickets = [...new Set(legs.flatMap((leg) => leg.holds.map((one) => one.ticket)))];
    await log.append({ ...request, outcome: 'granted' });
    return {
      held: tickets.length > 0,
      tickets,
      legs: legs.map((leg) => leg.contactId),
      objects: legs.flatMap(thereOf).length,
    };
  });
}
