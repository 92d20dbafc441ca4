/** Contacts that are read side by side: enough to keep the wire busy, few enough for a small function. */
const atOnce = 20;

/** Does the same for each of many, some at a time, and gives the answers in their order. */
export async function inParts<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    done.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  return done;
}
