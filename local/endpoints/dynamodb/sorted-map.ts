/** A map in the order of its keys (Latin-1), in blocks: a write moves a block's entries at most, however many there are. */
export class SortedMap<V> {
  readonly #blocks: Block<V>[] = [];
  /** Of the first key of each block; of the first block nobody asks. */
  readonly #leads: number[] = [];

  get(key: string): V | undefined {
    const block = this.#blocks[this.#blockOf(key)];
    if (!block) return undefined;
    const at = firstFrom(block, key);
    return block.keys[at] === key ? block.values[at] : undefined;
  }

  set(key: string, value: V): void {
    const n = this.#blockOf(key);
    const block = this.#blocks[n];
    const lead = leadOf(key);
    if (!block) {
      this.#blocks.push({ leads: [lead], keys: [key], values: [value] });
      this.#leads.push(lead);
      return;
    }
    const at = firstFrom(block, key);
    if (block.keys[at] === key) {
      block.values[at] = value;
      return;
    }
    block.leads.splice(at, 0, lead);
    block.keys.splice(at, 0, key);
    block.values.splice(at, 0, value);

    if (block.keys.length <= most) return;
    // Keys that come in their order leave full blocks behind.
    const cut = at === most ? most : most / 2;
    this.#leads.splice(n + 1, 0, block.leads[cut] ?? lead);
    this.#blocks.splice(n + 1, 0, {
      leads: block.leads.splice(cut),
      keys: block.keys.splice(cut),
      values: block.values.splice(cut),
    });
  }

  delete(key: string): void {
    const n = this.#blockOf(key);
    const block = this.#blocks[n];
    if (!block) return;
    const at = firstFrom(block, key);
    if (block.keys[at] !== key) return;
    block.leads.splice(at, 1);
    block.keys.splice(at, 1);
    block.values.splice(at, 1);
    const [lead] = block.leads;
    if (lead !== undefined) this.#leads[n] = lead;
    else {
      this.#blocks.splice(n, 1);
      this.#leads.splice(n, 1);
    }
  }

  /** At most `count` entries of a range, first to last, or last to first. */
  some({ gt, gte = gt, lt, lte = lt, reverse = false }: Range, count: number): (readonly [string, V])[] {
    const found: (readonly [string, V])[] = [];
    const step = reverse ? -1 : 1;
    const start = reverse ? lte : gte;
    let n = start === undefined ? (reverse ? this.#blocks.length - 1 : 0) : this.#blockOf(start);
    for (; found.length < count; n += step) {
      const block = this.#blocks[n];
      if (!block) break;
      const { keys, values } = block;
      let at = start === undefined ? (reverse ? keys.length - 1 : 0) : firstFrom(block, start);
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
    const lead = leadOf(key);
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const first = this.#leads[middle] ?? 0;
      if (lead < first || (lead === first && key < (this.#blocks[middle]?.keys[0] ?? ''))) high = middle - 1;
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
  readonly leads: number[];
  readonly keys: string[];
  readonly values: V[];
}

/** Entries of a block. */
const most = 256;

/** Characters that a lead stands for: so many bytes fit into a number. */
const leading = 6;

/**
 * The first characters as a number, in the same order: most keys are told apart by it. Numbers lie side by side, while each
 * key looked at is somewhere else in memory, which is most of the time of a search among millions.
 */
function leadOf(key: string): number {
  let lead = 0;
  for (let n = 0; n < leading; n++) lead = lead * 256 + (n < key.length ? key.charCodeAt(n) : 0);
  return lead;
}

/** Place of the first key that is not less. */
function firstFrom({ leads, keys }: Block<unknown>, key: string): number {
  const lead = leadOf(key);
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = leads[middle] ?? 0;
    if (other < lead || (other === lead && (keys[middle] ?? '') < key)) low = middle + 1;
    else high = middle;
  }
  return low;
}
