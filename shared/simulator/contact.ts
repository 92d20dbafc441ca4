import type { Channel } from '../flow/flow.ts';
import type { InitiationMethod } from './events.ts';
import type { MediaStream } from './functions.ts';
import type { Queue } from './queue.ts';
import type { RoutingCriteria } from './routing-criteria.ts';

/** Who is recorded while the contact is connected. */
export interface Recording {
  readonly agent: boolean;
  readonly customer: boolean;
  readonly ivr: boolean;
  readonly analytics: boolean;
}
export const noRecording: Recording = { agent: false, customer: false, ivr: false, analytics: false };

/** One contact segment: what Connect keeps about it while it lives. A transfer begins a new one that points back. */
export class Contact {
  readonly id: string;
  readonly initialId: string;
  readonly previousId: string | undefined;
  nextId: string | undefined = undefined;
  readonly method: InitiationMethod;
  readonly channel: Channel;
  /** Undefined: withheld, or a contact without a telephone. */
  readonly customerNumber: string | undefined;
  /** A callback may show another one. */
  systemNumber: string;
  readonly startedAt: number;
  /** Undefined while nobody is on the line: a callback that waits for an agent. */
  connectedAt: number | undefined;
  readonly attributes: Map<string, string>;
  language = 'en-US';
  voice = 'Joanna';
  logging = false;
  recording: Recording = noRecording;
  /** Participants whose recording has begun with an agent on the line. */
  recorded: readonly ('Agent' | 'Customer')[] = [];
  /** When the recording of the caller with the system began and was switched off, in epoch milliseconds. */
  ivrRecordedFrom: number | undefined = undefined;
  ivrRecordedTo: number | undefined = undefined;
  /** Kind of hook → flow, undefined where a default was switched off. */
  hooks: Map<string, string | undefined> | undefined = undefined;
  /** The working queue. */
  queue: Queue | undefined = undefined;
  /** The queue that it waits or waited in; a flow may set another working queue meanwhile. */
  queuedIn: Queue | undefined = undefined;
  enqueuedAt: number | undefined = undefined;
  dequeuedAt: number | undefined = undefined;
  /** Lower is first. Source: Developer Guide, UpdateContactRoutingBehavior. */
  priority = 5;
  /** Added to the time waited, in milliseconds. */
  ageAdjustment = 0;
  callbackNumber: string | undefined = undefined;
  name: string | undefined = undefined;
  description: string | undefined = undefined;
  customerId: string | undefined = undefined;
  readonly tags = new Map<string, string>();
  references: Readonly<Record<string, { Type: string; Value: string }>> | undefined = undefined;
  agent: AgentTime | undefined = undefined;
  agentAttempts = 0;
  /** Queues that it has left for another one, in a row. */
  queueMoves = 0;
  /** When the agent put the caller on hold, how often and how long in all, in milliseconds. */
  hold: { since: number | undefined; count: number; totalMs: number; longestMs: number } | undefined =
    undefined;
  mediaStream: MediaStream | undefined = undefined;
  /** A task that waits to be taken up again. */
  paused = false;
  /** Which agents may have it, ever less strictly. */
  criteria: RoutingCriteria | undefined = undefined;
  /** The contact that this one came of or belongs to. */
  related: Contact | undefined = undefined;
  /** Where the channel alone does not say it. Source: API Reference, StartChatContact, SegmentAttributes. */
  subtype: 'connect:Guide' | undefined = undefined;
  /** What steps found, by root of the JSONPath that reads it: `Lex`, `Customer`, `Case`, `Views`, … */
  found: Map<string, unknown> | undefined = undefined;
  transferredTo: { readonly address: string; readonly at: number } | undefined = undefined;

  constructor(begin: ContactBegin) {
    this.id = begin.id;
    this.initialId = begin.initialId ?? begin.id;
    this.previousId = begin.previousId;
    this.method = begin.method;
    this.channel = begin.channel ?? 'VOICE';
    this.customerNumber = begin.customerNumber;
    this.systemNumber = begin.systemNumber;
    this.startedAt = begin.startedAt;
    this.connectedAt = begin.connectedAt;
    this.attributes = begin.attributes ?? new Map();
  }

  /** Keeps what a step found for `$.<root>`. */
  find(root: string, value: unknown): void {
    this.found ??= new Map();
    this.found.set(root, value);
  }

  /** The next segment of the same call: attributes and settings are kept, queue and agent are not. */
  followedBy(id: string, method: InitiationMethod, at: number): Contact {
    const next = new Contact({
      id,
      initialId: this.initialId,
      previousId: this.id,
      method,
      channel: this.channel,
      customerNumber: this.customerNumber,
      systemNumber: this.systemNumber,
      startedAt: at,
      connectedAt: at,
      attributes: new Map(this.attributes),
    });
    next.language = this.language;
    next.voice = this.voice;
    next.logging = this.logging;
    next.recording = this.recording;
    next.hooks = this.hooks && new Map(this.hooks);
    next.callbackNumber = this.callbackNumber;
    next.customerId = this.customerId;
    next.found = this.found;
    next.related = this.related;
    this.nextId = id;
    return next;
  }
}

interface ContactBegin {
  readonly id: string;
  readonly initialId?: string | undefined;
  readonly previousId?: string | undefined;
  readonly method: InitiationMethod;
  readonly channel?: Channel;
  readonly customerNumber: string | undefined;
  readonly systemNumber: string;
  readonly startedAt: number;
  readonly connectedAt: number | undefined;
  readonly attributes?: Map<string, string>;
}

/** The agent of a contact and when, in epoch milliseconds. */
export interface AgentTime {
  readonly username: string;
  readonly arn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly connectedAt: number;
  readonly afterContactWorkMs: number;
}
