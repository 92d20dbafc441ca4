/** Unit: bytes. */
const slab = 256 * 1024;
/** What would waste much of a slab has one of its own. Unit: bytes. */
const large = slab / 8;

/**
 * Room for many small rows in few large pieces; a piece goes when none of its rows is left. Of shared memory, which V8 does not
 * count as growth: garbage is let grow by a part of what is counted (see `memory.ts`), so it would grow by a part of all rows.
 * Observed: with pieces that are not shared `external` grows with the rows, with shared ones it does not. Assumed: that this is why.
 */
export function slabs(): (length: number) => Buffer {
  let [rest, used] = [piece(0), 0];
  return (length) => {
    if (length > large) return piece(length);
    if (used + length > rest.length) [rest, used] = [piece(slab), 0];
    used += length;
    return rest.subarray(used - length, used);
  };
}

const piece = (length: number) => Buffer.from(new SharedArrayBuffer(length));
