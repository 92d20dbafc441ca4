/** States, each kept once. Open addressing over one array of numbers. */
export class StateStore {
  private ints = new Int32Array(1 << 16);
  private used = 0;
  private offsets = new Int32Array(1 << 12);
  private table = new Int32Array(1 << 13);
  size = 0;

  /** Number of a state; `fresh` afterwards tells whether it is new. */
  add(state: Int32Array, length: number): number {
    if (this.size * 2 >= this.table.length) this.grow();
    const mask = this.table.length - 1;
    let place = hash(state, 0, length) & mask;
    for (let found = this.table[place] ?? 0; found !== 0; found = this.table[place] ?? 0) {
      if (this.equals(found - 1, state, length)) {
        this.fresh = false;
        return found - 1;
      }
      place = (place + 1) & mask;
    }
    this.fresh = true;
    this.table[place] = this.size + 1;
    return this.append(state, length);
  }
  fresh = false;

  /** Writes a state back; what lies beyond it is not touched. */
  read(number: number, into: Int32Array): void {
    const from = this.offsets[number] ?? 0;
    const to = this.offsets[number + 1] ?? 0;
    for (let i = from; i < to; i++) into[i - from] = this.ints[i] ?? 0;
  }

  private append(state: Int32Array, length: number): number {
    if (this.used + length > this.ints.length) this.ints = twice(this.ints);
    if (this.size + 2 > this.offsets.length) this.offsets = twice(this.offsets);
    for (let i = 0; i < length; i++) this.ints[this.used + i] = state[i] ?? 0;
    this.used += length;
    this.offsets[++this.size] = this.used;
    return this.size - 1;
  }

  private equals(number: number, state: Int32Array, length: number): boolean {
    const from = this.offsets[number] ?? 0;
    if ((this.offsets[number + 1] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.ints[from + i] !== state[i]) return false;
    return true;
  }

  private grow(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let number = 0; number < this.size; number++) {
      let place = hash(this.ints, this.offsets[number] ?? 0, this.offsets[number + 1] ?? 0) & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = number + 1;
    }
  }
}

/** FNV-1a over whole numbers. */
function hash(ints: Int32Array, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ (ints[i] ?? 0), 0x01000193) ^ (h >>> 15);
  return (h ^ (h >>> 13)) >>> 0;
}

function twice(ints: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(ints.length * 2);
  larger.set(ints);
  return larger;
}
