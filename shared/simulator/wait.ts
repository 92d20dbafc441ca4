import type { WaitsFor } from './call.ts';

/** What a parked call waits for, and what it does when that comes. */
export interface Wait {
  readonly describe: () => WaitsFor;
  /** Keys pressed from this moment on (epoch milliseconds) are for it; infinite when it takes none. */
  readonly keysFrom: number;
  /** Epoch milliseconds until the question is asked in full: a caller without hurry presses then. */
  readonly keysAfter: number;
  readonly key: ((key: string) => void) | undefined;
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
  ends: { readonly due?: () => void; readonly promised?: boolean } = {},
): Wait {
  return {
    describe,
    keysFrom: Number.POSITIVE_INFINITY,
    keysAfter: 0,
    key: undefined,
    rested: undefined,
    due: ends.due,
    promised: ends.promised ?? false,
  };
}
