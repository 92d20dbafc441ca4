import type { Json } from '../flow/document.ts';
import { agentHangsUp, agentTransfers } from './agent-hand-over.ts';
import { type Timer, timer } from './clock.ts';
import { hold, resume } from './hold.ts';
import type { LiveCall } from './live-call.ts';
import type { AgentSource } from './options.ts';
import { Queue } from './queue.ts';
import type { Routing } from './routing.ts';

/** A person who answers. Drive her by hand, or let her answer automatically. */
export interface Agent {
  readonly username: string;
  readonly state: AgentState;
  /** Attributes of the contact offered or connected. */
  readonly screen: Readonly<Record<string, string>>;
  /** What the step-by-step guide shows her; undefined while none is open. */
  readonly view: { readonly view: string; readonly data: Json } | undefined;
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
  /** To a queue or a flow by ARN, or to another agent; this agent leaves the call. */
  transfersTo(target: TransferTarget): void;
  /** The caller hears the hold flow until `resumes`. */
  holds(): void;
  resumes(): void;
  /** Fills the view of the guide on her screen. */
  submits(action: string, data?: Json): void;
}

/** ARNs; an agent by user name. */
export type TransferTarget =
  | { readonly queue: string }
  | { readonly flow: string }
  | { readonly agent: string };

export type AgentState = 'offline' | 'available' | 'offered' | 'connected' | 'after-contact-work' | 'missed';

export class LiveAgent implements Agent {
  readonly source: AgentSource;
  /** Her own queue first: what waits for her alone comes before what waits for anybody. Source: Administrator Guide, agent queues. */
  readonly queues: readonly Queue[];
  readonly personal: Queue;
  readonly heard: string[] = [];
  state: AgentState = 'offline';
  call: LiveCall | undefined = undefined;
  /** The step-by-step guide on her screen. */
  guide: LiveCall | undefined = undefined;
  readonly timer: Timer;
  private readonly routing: Routing;

  constructor(
    source: AgentSource,
    { queues, routing, instanceArn }: { queues: readonly Queue[]; routing: Routing; instanceArn: string },
  ) {
    this.source = source;
    this.personal = new Queue({ arn: agentQueueArn(source, instanceArn), name: source.username });
    this.queues = [this.personal, ...queues];
    this.routing = routing;
    const arn = agentArn(source, instanceArn);
    this.names = [source.username, arn, arn.slice(arn.lastIndexOf('/') + 1)];
    this.timer = timer(() => routing.agentTimer(this));
  }

  /** What flows may call her: user name, ARN, the id at its end. */
  readonly names: readonly string[];
  get username(): string {
    return this.source.username;
  }
  get contactId(): string | undefined {
    return this.call?.contact.id;
  }
  get screen(): Readonly<Record<string, string>> {
    return this.call?.phone.attributes ?? {};
  }

  get view(): Agent['view'] {
    const waits = this.guide?.wait?.describe();
    return waits?.what === 'view' ? { view: waits.view, data: waits.data } : undefined;
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
    agentHangsUp(this);
  }
  transfersTo(target: TransferTarget): void {
    if (this.state !== 'connected') this.refuse('transfer');
    agentTransfers(this, target);
  }
  holds(): void {
    if (this.state !== 'connected' || this.call?.contact.hold?.since !== undefined)
      this.refuse('put on hold');
    hold(this);
  }
  resumes(): void {
    if (this.call?.contact.hold?.since === undefined) this.refuse('resume');
    resume(this);
  }

  submits(action: string, data: Json = {}): void {
    const submitted = this.guide?.wait?.submitted;
    if (!submitted) this.refuse('fill a view');
    submitted(action, data);
  }

  private refuse(what: string): never {
    throw new Error(
      `Agent ${this.username} cannot ${what} while ${this.state}. Bring her into the right state first.`,
    );
  }
}

export const agentArn = ({ arn, username }: AgentSource, instanceArn: string): string =>
  arn ?? `${instanceArn}/agent/${username}`;

function agentQueueArn(source: AgentSource, instanceArn: string): string {
  const arn = agentArn(source, instanceArn);
  return `${instanceArn}/queue/agent/${arn.slice(arn.lastIndexOf('/') + 1)}`;
}
