import type { Mac } from './mac.ts';

/** Most fingerprints that one instance remembers; about a megabyte. */
const most = 10_000;

/**
 * Asks once for each text: who calls often, and the legs of one call, cost one request to the key service. What is remembered
 * never leaves the instance; it is forgotten with it, or all at once when it is too much.
 */
export function rememberingMac(mac: Mac, known: Map<string, Promise<string>>): Mac {
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    if (known.size >= most) known.clear();
    const asked = mac(text);
    known.set(text, asked);
    // A failure is not remembered.
    asked.catch(() => known.delete(text));
    return asked;
  };
}
