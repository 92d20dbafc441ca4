import * as z from 'zod/mini';
import { type AccessLog, orFailed, type Refusal } from '../../recordings/access-log.ts';
import { listenerRoles } from '../../recordings/listeners.ts';
import { contactId } from '../../recordings/request-body.ts';
import { answer, type SignedRequest, type WebAnswer } from '../../recordings/signed-request.ts';
import type { ContactIndex } from '../../records/contact-records.ts';
import type { ContactSummary } from '../../records/contact-row.ts';
import type { EventLog } from '../../records/event-log/event-log.ts';
import { readChain } from '../../records/find-contact-records/read-chain.ts';
import type { ContactLookup } from '../contact-search.ts';
import { inStoryOrder } from './story-order.ts';
import { type ToldEvent, toldEvent } from './told-event.ts';

export interface Ports {
  readonly index: ContactIndex;
  readonly lookup: ContactLookup;
  readonly events: Pick<EventLog, 'of'>;
  readonly log: AccessLog;
}

/** What is known of one contact: all legs of its call, what happened in it, and the newest calls of the same patient. */
export interface ContactStory {
  readonly record: unknown;
  readonly call: readonly ContactSummary[];
  readonly events: readonly ToldEvent[];
  readonly patient: readonly ContactSummary[];
}

const question = z.strictObject({ contactId });
const mostOfPatient = 25;

/** The story of a call for somebody who may listen to calls. Who read which contact is in the access log before the answer leaves. */
export async function readContact(
  ports: Ports,
  { asker, body }: SignedRequest,
  now: Date,
): Promise<{ readonly outcome: string; readonly answer: WebAnswer }> {
  const read = question.safeParse(body);
  const entry = {
    at: now.toISOString(),
    action: 'read',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && { contactId: read.data.contactId }),
  } as const;
  const refuse = async (status: number, refusal: Refusal) => {
    await ports.log.append({ ...entry, outcome: 'refused', refusal });
    return { outcome: refusal, answer: answer(status, { refused: refusal }) };
  };
  if (asker.role === undefined || !listenerRoles[asker.role].searches) return refuse(403, 'no-role');
  if (!read.success) return refuse(400, 'unreadable-request');
  const story = await orFailed(ports.log, entry, () => storyOf(ports, read.data.contactId));
  if (!story) return refuse(404, 'no-record');
  await ports.log.append({ ...entry, outcome: 'granted' });
  return { outcome: 'read', answer: answer(200, story) };
}

async function storyOf({ index, lookup, events }: Ports, id: string): Promise<ContactStory | undefined> {
  const [known, call, keys] = await Promise.all([index.read(id), readChain(index, id), lookup.of([id])]);
  if (!known) return undefined;
  const { patientId } = keys.get(id) ?? {};
  const [logs, patient] = await Promise.all([
    Promise.all(call.map((leg) => events.of(leg.contactId))),
    patientId === undefined
      ? []
      : index.find({
          index: 'by-patient',
          partitions: [patientId],
          newestFirst: true,
          limit: mostOfPatient,
        }),
  ]);
  const rows = inStoryOrder(logs.flatMap((one) => one.rows));
  return { record: known.record, call, events: rows.map((row) => toldEvent({ ...row })), patient };
}
