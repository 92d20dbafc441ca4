import { type Timer, timer } from './clock.ts';
import type { LiveCall } from './live-call.ts';
import type { AgentSource } from './options.ts';
import type { Queue } from './queue.ts';
import type { Routing } from './routing.ts';

/** A person who answers. Drive her by hand, or let her answer automatically. */
export interface Agent {
  readonly username: string;
  readonly state: AgentState;
  /** Attributes of the contact offered or connected. */
  readonly screen: Readonly<Record<string, string>>;
  /** What was whispered to her, in order. */
  readonly heard: readonly string[];
  /** Id of the contact offered or connected. */
  readonly contactId: string | undefined;
  goesAvailable(): void;
  goesOffline(): void;
  accepts(): void;
  declines(): void;
  says(text: string): void;
  hangsUp(): void;
  /** To a queue or a flow, by ARN; the agent leaves the call. */
  transfersTo(target: { readonly queue: string } | { readonly flow: string }): void;
}

export type AgentState = 'offline' | 'available' | 'offered' | 'connected' | 'after-contact-work' | 'missed';

export class LiveAgent implements Agent {
  readonly source: AgentSource;
  readonly queues: readonly Queue[];
  readonly heard: string[] = [];
  state: AgentState = 'offline';
  call: LiveCall | undefined = undefined;
  readonly timer: Timer;
  private readonly routing: Routing;

  constructor(source: AgentSource, queues: readonly Queue[], routing: Routing) {
    this.source = source;
    this.queues = queues;
    this.routing = routing;
    this.timer = timer(() => routing.agentTimer(this));
  }

  get username(): string {
    return this.source.username;
  }
  get contactId(): string | undefined {
    return this.call?.contact.id;
  }
  get screen(): Readonly<Record<string, string>> {
    return this.call?.phone.attributes ?? {};
  }

  goesAvailable(): void {
    if (this.state === 'offered' || this.state === 'connected') this.refuse('go available');
    this.routing.available(this);
  }
  goesOffline(): void {
    if (this.state === 'offered' || this.state === 'connected') this.refuse('go offline');
    this.routing.offline(this);
  }
  accepts(): void {
    if (this.state !== 'offered') this.refuse('accept');
    this.routing.accept(this);
  }
  declines(): void {
    if (this.state !== 'offered') this.refuse('decline');
    this.routing.decline(this);
  }
  says(text: string): void {
    if (!this.call || this.state !== 'connected') this.refuse('speak');
    this.call.utter('agent', text);
  }
  hangsUp(): void {
    if (this.state !== 'connected') this.refuse('hang up');
    this.routing.agentHangsUp(this);
  }
  transfersTo(target: { readonly queue: string } | { readonly flow: string }): void {
    if (this.state !== 'connected') this.refuse('transfer');
    this.routing.agentTransfers(this, target);
  }

  private refuse(what: string): never {
    throw new Error(
      `Agent ${this.username} cannot ${what} while ${this.state}. Bring her into the right state first.`,
    );
  }
}
