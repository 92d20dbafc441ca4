/** A point in virtual time at which something happens. Made once per owner and used again. */
export interface Timer {
  /** Epoch milliseconds. */
  at: number;
  /** Place in the heap; -1 when not set. */
  index: number;
  /** Timers of the same millisecond fire in the order in which they were set. */
  order: number;
  readonly fire: () => void;
}

export const timer = (fire: () => void): Timer => ({ at: 0, index: -1, order: 0, fire });

/** Virtual time: moves only when it is told to, and fires what is due on the way. A binary heap. */
export class Clock {
  now: number;
  private readonly heap: Timer[] = [];
  private orders = 0;

  constructor(now: number) {
    this.now = now;
  }

  set(timer: Timer, at: number): void {
    this.cancel(timer);
    timer.at = at;
    timer.order = this.orders++;
    timer.index = this.heap.length;
    this.heap.push(timer);
    this.up(timer);
  }

  cancel(timer: Timer): void {
    const { index } = timer;
    if (index < 0) return;
    timer.index = -1;
    const last = this.heap.pop();
    if (last === undefined || last === timer) return;
    last.index = index;
    this.heap[index] = last;
    this.up(last);
    this.down(last);
  }

  next(): number | undefined {
    return this.heap[0]?.at;
  }

  advanceTo(at: number): void {
    for (let due = this.heap[0]; due && due.at <= at; due = this.heap[0]) {
      this.cancel(due);
      if (due.at > this.now) this.now = due.at;
      due.fire();
    }
    if (at > this.now) this.now = at;
  }

  private up(timer: Timer): void {
    while (timer.index > 0) {
      const parent = this.heap[(timer.index - 1) >> 1];
      if (!parent || !before(timer, parent)) return;
      this.swap(timer, parent);
    }
  }

  private down(timer: Timer): void {
    for (;;) {
      const left = this.heap[2 * timer.index + 1];
      const right = this.heap[2 * timer.index + 2];
      const least = right && left && before(right, left) ? right : left;
      if (!least || !before(least, timer)) return;
      this.swap(least, timer);
    }
  }

  private swap(a: Timer, b: Timer): void {
    const { index } = a;
    a.index = b.index;
    b.index = index;
    this.heap[a.index] = a;
    this.heap[b.index] = b;
  }
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
