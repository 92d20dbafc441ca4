/** A pattern for whole numbers from `low` to `high`, written as the wire does: in digits. Both are 0 or more. */
export function rangePattern(low: number, high: number): string {
  if (!Number.isFinite(high)) return low <= 0 ? '^[0-9]+$' : `^(?:${atLeast(low).join('|')})$`;
  return `^(?:${between(low, high).join('|')})$`;
}

const atLeast = (low: number): string[] => {
  const top = 10 ** String(low).length - 1;
  return [...between(low, top), `[1-9][0-9]{${String(top).length},}`];
};

/** Cuts the range where whole blocks of digits fit: 1–180 is 1–9, 10–99, 100–179, 180. */
function between(low: number, high: number): string[] {
  const parts: string[] = [];
  for (let from = low; from <= high; ) {
    let to = blockFrom(from);
    while (to > high) to = shrink(from, to);
    parts.push(blockPattern(String(from), String(to)));
    from = to + 1;
  }
  return parts;
}

/** The largest block that begins here and differs in its last digits only: 120 → 199, 123 → 129. */
function blockFrom(from: number): number {
  const zeros = /0*$/.exec(String(from))?.[0].length ?? 0;
  const free = from === 0 ? 1 : zeros + 1;
  const size = 10 ** Math.min(free, String(from).length);
  return (Math.floor(from / size) + 1) * size - 1;
}

/** A smaller block from the same start: one leading digit less, then one digit fewer. */
function shrink(from: number, to: number): number {
  const width = to - from + 1;
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, width - 1)));
  return Math.max(to - unit, from);
}

function blockPattern(from: string, to: string): string {
  return [...from].map((digit, at) => (digit === to[at] ? digit : `[${digit}-${to[at] ?? '9'}]`)).join('');
}
