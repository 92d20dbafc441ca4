import type { Json } from '../flow/document.ts';
import type { ContactEvent, WaitsFor } from './call.ts';

/** What a parked call waits for, and what it does when that comes. */
export interface Wait {
  readonly describe: () => WaitsFor;
  /** Keys pressed from this moment on (epoch milliseconds) are for it; infinite when it takes none. */
  readonly keysFrom: number;
  /** Epoch milliseconds until the question is asked in full: a caller without hurry presses then. */
  readonly keysAfter: number;
  readonly key: ((key: string) => void) | undefined;
  /** Words spoken or written, where a bot listens. */
  readonly words?: (text: string) => void;
  /** What the customer did with a view. */
  readonly submitted?: (action: string, data: Json) => void;
  /** Something happened that may end it; false when it does not. */
  readonly happened?: (event: ContactEvent) => boolean;
  /** After the last key of one press. */
  readonly rested: (() => void) | undefined;
  /** Its time has come. */
  readonly due: (() => void) | undefined;
  /** A promise will end it. */
  readonly promised: boolean;
}

/** A wait that no key ends. */
export function pause(
  describe: () => WaitsFor,
  ends: Partial<Pick<Wait, 'submitted' | 'happened'>> & {
    readonly due?: () => void;
    readonly promised?: boolean;
  } = {},
): Wait {
  return {
    describe,
    keysFrom: Number.POSITIVE_INFINITY,
    keysAfter: 0,
    key: undefined,
    rested: undefined,
    due: ends.due,
    promised: ends.promised ?? false,
    ...(ends.submitted && { submitted: ends.submitted }),
    ...(ends.happened && { happened: ends.happened }),
  };
}
