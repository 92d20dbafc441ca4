import type { Branch, Signal } from './branch.ts';
import type { WaitsFor } from './call.ts';
import type { LiveCall } from './live-call.ts';
import type { Speech } from './speech.ts';
import { pause } from './wait.ts';

interface Repeating {
  readonly step: string;
  readonly messages: readonly Speech[];
  /** Epoch milliseconds; infinite when nothing interrupts. */
  readonly interruptAt: number;
  readonly interrupted: () => Branch;
}

/** Messages that are said again and again while a caller waits. */
export class RepeatedMessages {
  private readonly call: LiveCall;
  private readonly plan: Repeating;
  private turn = 0;

  constructor(call: LiveCall, plan: Repeating) {
    this.call = call;
    this.plan = plan;
  }

  /** Says the next message and waits for its end, for as long as nothing interrupts. */
  play(): Signal {
    const { call, plan } = this;
    const speech = plan.messages[this.turn++ % plan.messages.length];
    const length = Math.max(1_000, speech?.say(call) ?? 0);
    const end = Math.min(call.time + length, plan.interruptAt);
    return this.park(end, () => {
      if (call.time >= plan.interruptAt) call.resume(plan.interrupted());
      else this.play();
    });
  }

  /** Waits for the interruption alone: the messages of one round are already said. */
  rest(): Signal {
    const { interruptAt } = this.plan;
    if (interruptAt === Number.POSITIVE_INFINITY) return this.park(undefined, undefined);
    return this.park(interruptAt, () => this.call.resume(this.plan.interrupted()));
  }

  private park(until: number | undefined, due: (() => void) | undefined): Signal {
    const { call, plan } = this;
    const flow = call.frame.flow.name;
    const queue = call.centre.routing.isQueued(call) ? call.contact.queuedIn?.source.name : undefined;
    const describe = (): WaitsFor =>
      queue === undefined
        ? { what: 'time', flow, step: plan.step, until: until ?? Number.POSITIVE_INFINITY }
        : { what: 'agent', queue, until };
    return call.park(pause(describe, due ? { due } : {}), until);
  }
}

/** At pace `at once`: each message once, each at its time, as far as the interruption lets it begin. */
export function playRound(call: LiveCall, messages: readonly Speech[], interruptMs: number): void {
  const from = call.time;
  for (const speech of messages) {
    if (call.time - from >= interruptMs) break;
    call.time += Math.max(1, speech.say(call) ?? 1);
  }
  call.time = from;
}
