import type { Channel } from '../flow/flow.ts';
import type { LiveCall } from './live-call.ts';
import type { QueueSource } from './options.ts';

/** A queue of waiting contacts: lower priority number first, then the longer wait. */
export class Queue {
  readonly source: QueueSource;
  private readonly line: LiveCall[] = [];
  /** Seconds that agents spent with the contacts of this queue, for estimates. */
  talkSeconds = 0;
  handled = 0;

  constructor(source: QueueSource) {
    this.source = source;
  }

  get size(): number {
    return this.line.length;
  }
  /** Contacts of one channel, or of all. */
  sizeOf(channel: Channel | undefined): number {
    return channel ? this.line.filter(({ contact }) => contact.channel === channel).length : this.size;
  }
  get waiting(): readonly LiveCall[] {
    return this.line;
  }
  get isFull(): boolean {
    return this.source.maxContacts !== undefined && this.line.length >= this.source.maxContacts;
  }

  /** Place in the line; 1 is next. */
  add(call: LiveCall): number {
    let low = 0;
    let high = this.line.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.line[middle];
      if (other && !isBefore(call, other)) low = middle + 1;
      else high = middle;
    }
    this.line.splice(low, 0, call);
    return low + 1;
  }

  remove(call: LiveCall): void {
    const at = this.line.indexOf(call);
    if (at >= 0) this.line.splice(at, 1);
  }

  positionOf(call: LiveCall): number {
    return this.line.indexOf(call) + 1;
  }

  /** Milliseconds that the oldest contact has waited. */
  oldestAge(now: number, channel: Channel | undefined = undefined): number {
    let oldest = 0;
    for (const { contact } of this.line) {
      if (channel && contact.channel !== channel) continue;
      oldest = Math.max(oldest, now - (contact.enqueuedAt ?? now));
    }
    return oldest;
  }
}

function isBefore(a: LiveCall, b: LiveCall): boolean {
  if (a.contact.priority !== b.contact.priority) return a.contact.priority < b.contact.priority;
  return rankTime(a) < rankTime(b);
}

const rankTime = (call: LiveCall): number => (call.contact.enqueuedAt ?? 0) - call.contact.ageAdjustment;
