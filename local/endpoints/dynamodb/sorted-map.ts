/** A map in the order of its keys, in blocks: a write moves a block's entries at most, however many there are. */
export class SortedMap<V> {
  readonly #blocks: Block<V>[] = [];

  get(key: string): V | undefined {
    const block = this.#blocks[this.#blockOf(key)];
    if (!block) return undefined;
    const at = firstFrom(block.keys, key);
    return block.keys[at] === key ? block.values[at] : undefined;
  }

  set(key: string, value: V): void {
    const n = this.#blockOf(key);
    const block = this.#blocks[n];
    if (!block) {
      this.#blocks.push({ keys: [key], values: [value] });
      return;
    }
    const at = firstFrom(block.keys, key);
    if (block.keys[at] === key) {
      block.values[at] = value;
      return;
    }
    block.keys.splice(at, 0, key);
    block.values.splice(at, 0, value);
    if (block.keys.length <= most) return;
    // Keys that come in their order leave full blocks behind.
    const cut = at === most ? most : most / 2;
    this.#blocks.splice(n + 1, 0, { keys: block.keys.splice(cut), values: block.values.splice(cut) });
  }

  delete(key: string): void {
    const n = this.#blockOf(key);
    const block = this.#blocks[n];
    if (!block) return;
    const at = firstFrom(block.keys, key);
    if (block.keys[at] !== key) return;
    block.keys.splice(at, 1);
    block.values.splice(at, 1);
    if (block.keys.length === 0) this.#blocks.splice(n, 1);
  }

  /** At most `count` entries of a range, first to last, or last to first. */
  some({ gt, gte = gt, lt, lte = lt, reverse = false }: Range, count: number): (readonly [string, V])[] {
    const found: (readonly [string, V])[] = [];
    const step = reverse ? -1 : 1;
    const start = reverse ? lte : gte;
    let n = start === undefined ? (reverse ? this.#blocks.length - 1 : 0) : this.#blockOf(start);
    for (; found.length < count; n += step) {
      const { keys = [], values = [] } = this.#blocks[n] ?? {};
      if (keys.length === 0) break;
      let at = start === undefined ? (reverse ? keys.length - 1 : 0) : firstFrom(keys, start);
      // Backwards from the key itself, or else from the one before it.
      if (reverse && start !== undefined && keys[at] !== start) at -= 1;

      for (; found.length < count; at += step) {
        const [key, value] = [keys[at], values[at]];
        if (key === undefined || value === undefined) break;
        if (key === gt || key === lt) continue;
        if (reverse ? gte !== undefined && key < gte : lte !== undefined && key > lte) return found;
        found.push([key, value]);
      }
    }
    return found;
  }

  /** The last block that begins at the key or before it; else the first. */
  #blockOf(key: string): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (key < (this.#blocks[middle]?.keys[0] ?? '')) high = middle - 1;
      else low = middle;
    }
    return low;
  }
}

/** As Level has it: one of each pair at most. */
export interface Range {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
}

interface Block<V> {
  readonly keys: string[];
  readonly values: V[];
}

/** Entries of a block. */
const most = 256;

/** Place of the first key that is not less. */
function firstFrom(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
