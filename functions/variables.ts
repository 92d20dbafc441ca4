import * as z from 'zod/mini';
import { onTheWall } from '../shared/domain/clinic-time.ts';

/** A variable that must be there: the name of a table, the id of a key. */
export const text = z.string().check(z.minLength(1));

/** A period from the settings, in days. */
export const wholeDays = z.coerce.number().check(z.int(), z.positive());

/** A name of the IANA list, e.g. `America/Los_Angeles`: a wrong one must fail at the start, not when a day is to be said. */
export const timeZone = text.check(z.refine(isTimeZone));

function isTimeZone(name: string): boolean {
  try {
    // The very clock that is asked later: building one takes longer than all else at a start.
    onTheWall(name, new Date(0));
    return true;
  } catch {
    return false;
  }
}
