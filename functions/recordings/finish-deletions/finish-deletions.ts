import { faultFrom } from '../../faults.ts';
import { type DeletePorts, deleteCall } from '../delete-contact/delete-contact.ts';
import type { LegalHold } from '../stored-recording.ts';

/** Calls that were deleted before a record came which linked something to them. */
export interface UnfinishedDeletions {
  /** `contactId`: the leg whose record told of it. */
  add(contactId: string, deletion: LegalHold): Promise<void>;
  /** Those that were never tried first, then those whose last try is longest ago. */
  some(limit: number): Promise<readonly { readonly contactId: string; readonly deletion: LegalHold }[]>;
  /** Written before the try: one that takes the whole run with it waits for the others, too. */
  trying(contactId: string, at: string): Promise<void>;
  remove(contactId: string): Promise<void>;
}

export interface FinishPorts extends DeletePorts {
  readonly unfinished: UnfinishedDeletions;
}

/** Each costs about twenty requests. */
const mostInARun = 100;
/** Who does it. Who asked for it, and with which ticket, the mark of the deletion says. */
const asker = 'finish-deletions';

/**
 * Deletes what was stored of a leg before anybody knew that it belongs to a call that was deleted: as if it were asked for
 * again, with the same person and ticket, a certificate and lines in the access log. A hold keeps it: then somebody has to ask again
 * when it is lifted, as after every deletion that a hold stopped. One that fails stops no other, and stays behind those that have waited longer.
 */
export async function finishDeletions(
  ports: FinishPorts,
  now: () => Date,
): Promise<'nothing-left' | 'finished' | 'under-hold'> {
  const all = await ports.unfinished.some(mostInARun);
  const faults: unknown[] = [];
  let isHeld = false;
  for (const { contactId, deletion } of all) {
    const { person, ticket } = deletion;
    try {
      const at = now().toISOString();
      await ports.unfinished.trying(contactId, at);
      const request = {
        at,
        action: 'delete',
        asker,
        person,
        contactId,
        ticket,
      } as const;
      isHeld = 'refusal' in (await deleteCall(ports, request)) || isHeld;
      await ports.unfinished.remove(contactId);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faultFrom(faults[0]);
  if (isHeld) return 'under-hold';
  return all.length > 0 ? 'finished' : 'nothing-left';
}
