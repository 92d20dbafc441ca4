import type { Mac } from './mac.ts';

/** Ten minutes. Unit: milliseconds. */
export const codeValidFor = 10 * 60 * 1000;

/** Codes texted in one call at most: a text costs money, and each is one more to guess. */
export const codesPerCall = 3;

/** A code counts in its own call only. */
export const codeMac = (mac: Mac, sessionId: string, code: string): Promise<string> =>
  mac(`code#${sessionId}#${code}`);
