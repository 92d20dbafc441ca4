import type { Flow } from '../flow/flow.ts';
import { parse } from '../flow/parse.ts';
import { type Agent, LiveAgent } from './agent.ts';
import type { Bot } from './bot.ts';
import type { PreparedFlow, Timing } from './branch.ts';
import type { Call } from './call.ts';
import { Cases } from './cases.ts';
import { Clock } from './clock.ts';
import { Contact } from './contact.ts';
import { DataTable } from './data-tables.ts';
import type { CallEvent } from './events.ts';
import type { Functions } from './functions.ts';
import { LiveCall } from './live-call.ts';
import {
  beginChat,
  beginEmail,
  beginOutbound,
  beginTask,
  type NewChat,
  type NewEmail,
  type NewOutbound,
  type NewTask,
} from './new-contact.ts';
import type { CentreOptions, DefaultFlows, FlowSource, HoursSource } from './options.ts';
import type { Phone } from './phone.ts';
import { prepareFlow } from './prepare.ts';
import { Profiles } from './profiles.ts';
import { Queue } from './queue.ts';
import { Routing } from './routing.ts';
import { usualSpeechSeconds } from './speech.ts';

/** A contact centre in memory, in virtual time. */
export interface Centre {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Calls that have not ended, callbacks included. */
  readonly calls: ReadonlySet<Call>;
  readonly queues: readonly Queue[];
  /** Rings a number of the centre; the flow starts at once. `from` undefined: number withheld. */
  call(dialled: {
    readonly to: string;
    readonly from?: string | undefined;
    readonly attributes?: Readonly<Record<string, string>>;
  }): Call;
  chat(chat: NewChat): Call;
  task(task: NewTask): Call;
  email(email: NewEmail): Call;
  /** A call that the centre makes without an agent, as a campaign does. */
  outbound(call: NewOutbound): Call;
  /** Undefined when the centre was made without them. */
  readonly profiles: Profiles | undefined;
  readonly cases: Cases | undefined;
  readonly dataTables: readonly DataTable[];
  advance(seconds: number): void;
  advanceTo(at: Date | number): void;
  /** Epoch milliseconds of what is due next. */
  nextTimer(): number | undefined;
  agent(username: string): Agent;
  /** Resolves when no call waits for a promise. */
  settled(): Promise<void>;
}

/** Throws `FlowSyntaxError` when a flow is none, and an error that names what is missing when sources do not fit together. */
export function createCentre(options: CentreOptions): Centre {
  return new LiveCentre(options);
}

interface FlowEntry {
  readonly source: FlowSource;
  readonly flow: Flow;
  prepared: PreparedFlow | undefined;
}

export class LiveCentre implements Centre {
  readonly options: CentreOptions;
  readonly clock: Clock;
  readonly asSpoken: boolean;
  readonly stepBudget: number;
  readonly onEvent: ((event: CallEvent) => void) | undefined;
  readonly functions: Functions;
  readonly routing: Routing;
  readonly calls = new Set<Phone>();
  readonly queues: readonly Queue[];
  private readonly flows: ReadonlyMap<string, FlowEntry>;
  private readonly hoursByArn: ReadonlyMap<string, HoursSource>;
  private readonly queuesByArn: ReadonlyMap<string, Queue>;
  private readonly agents: ReadonlyMap<string, LiveAgent>;
  private readonly numbers: ReadonlyMap<string, string>;
  private readonly timing: Timing;
  readonly profiles: Profiles | undefined;
  readonly cases: Cases | undefined;
  readonly dataTables: readonly DataTable[];

  constructor(options: CentreOptions) {
    this.options = options;
    this.clock = new Clock(options.startAt.getTime());
    this.asSpoken = options.pace === 'as spoken';
    this.stepBudget = options.stepBudget ?? 10_000;
    this.onEvent = options.onEvent;
    this.functions = options.functions ?? { invoke: noFunctions };
    this.timing = {
      speechSeconds: options.speechSeconds ?? usualSpeechSeconds,
      promptSeconds: options.promptSeconds ?? (() => 5),
    };
    this.profiles = options.profiles && new Profiles(options.profiles);
    this.cases = options.cases && new Cases(options.cases);
    this.dataTables = (options.dataTables ?? []).map((source) => new DataTable(source));
    this.routing = new Routing(this);
    this.flows = byArn(
      options.flows.map((source) => ({ source, flow: read(source), prepared: undefined })),
      (entry) => entry.source.arn,
    );
    this.queues = (options.queues ?? []).map((source) => new Queue(source));
    this.queuesByArn = byArn(this.queues, (queue) => queue.source.arn);
    this.hoursByArn = byArn(options.hours ?? [], (hours) => hours.arn);
    this.numbers = new Map(options.numbers.map(({ number, flow }) => [number, flow]));
    this.agents = new Map((options.agents ?? []).map((source) => [source.username, this.makeAgent(source)]));
    for (const { number, flow } of options.numbers) {
      if (!this.flows.has(flow))
        throw new Error(
          `A number points at the flow ${flow}, which is not in flows. Add it, or correct the number's flow. (${number.length} digits)`,
        );
    }
  }

  get now(): number {
    return this.clock.now;
  }

  call(dialled: {
    readonly to: string;
    readonly from?: string | undefined;
    readonly attributes?: Readonly<Record<string, string>>;
  }): Call {
    const arn = this.numbers.get(dialled.to);
    const flow = arn === undefined ? undefined : this.flow(arn);
    if (!flow)
      throw new Error('Nobody has the number that was dialled. Call a number of createCentre({ numbers }).');
    const now = this.clock.now;
    const contact = new Contact({
      id: this.options.ids(),
      method: 'INBOUND',
      customerNumber: dialled.from,
      systemNumber: dialled.to,
      startedAt: now,
      connectedAt: now,
    });
    if (dialled.attributes)
      for (const [key, value] of Object.entries(dialled.attributes)) contact.attributes.set(key, value);
    const call = new LiveCall(this, contact);
    this.calls.add(call.phone);
    call.emit({ type: 'call-started', at: now, contactId: contact.id, flow: flow.name, method: 'INBOUND' });
    call.begin(flow, { hears: 'customer', ended: () => call.disconnect('flow') });
    return call.phone;
  }

  chat(chat: NewChat): Call {
    return beginChat(this, chat).phone;
  }
  task(task: NewTask): Call {
    return beginTask(this, task).phone;
  }
  email(email: NewEmail): Call {
    return beginEmail(this, email).phone;
  }
  outbound(call: NewOutbound): Call {
    return beginOutbound(this, call).phone;
  }

  advance(seconds: number): void {
    this.clock.advanceTo(this.clock.now + Math.round(seconds * 1000));
  }
  advanceTo(at: Date | number): void {
    this.clock.advanceTo(typeof at === 'number' ? at : at.getTime());
  }
  nextTimer(): number | undefined {
    return this.clock.next();
  }

  agent(username: string): LiveAgent {
    const agent = this.agents.get(username);
    if (!agent)
      throw new Error(
        `No agent is called ${username}. The agents are: ${[...this.agents.keys()].join(', ') || 'none'}.`,
      );
    return agent;
  }

  async settled(): Promise<void> {
    for (;;) {
      const pending = [...this.calls].filter((call) => call.isPending);
      if (pending.length === 0) return;
      await Promise.all(pending.map((call) => call.settled()));
    }
  }

  // What calls have.

  liveAgent(username: string): LiveAgent | undefined {
    return this.agents.get(username);
  }
  allAgents(): Iterable<LiveAgent> {
    return this.agents.values();
  }

  /** By ARN or id, with or without a version; prepared when first used. */
  flow(arn: string): PreparedFlow | undefined {
    const entry = this.flows.get(arn) ?? this.flows.get(withoutVersion(arn));
    if (!entry) return undefined;
    const { source, flow } = entry;
    const { faults } = this.options;
    const as = { arn: source.arn, name: source.name, timing: this.timing };
    entry.prepared ??= prepareFlow(flow, faults ? { ...as, faults } : as);
    return entry.prepared;
  }
  defaultFlow(kind: keyof DefaultFlows): PreparedFlow | undefined {
    const arn = this.options.defaultFlows?.[kind];
    return arn === undefined ? undefined : this.flow(arn);
  }
  /** Also the queue of one agent, by its ARN. */
  queue(arn: string): Queue | undefined {
    return this.queuesByArn.get(arn) ?? (arn.includes('/agent/') ? this.agentQueue(arn) : undefined);
  }
  /** By user name, id, ARN, or the ARN of the queue. */
  agentQueue(agent: string): Queue | undefined {
    for (const { personal, names } of this.agents.values())
      if (names.includes(agent) || personal.source.arn === agent) return personal;
    return undefined;
  }
  bot(aliasArn: string): Bot | undefined {
    return this.options.bots?.find((bot) => bot.aliasArn === aliasArn);
  }
  dataTable(id: string): DataTable | undefined {
    return this.dataTables.find(
      ({ source }) => source.id === id || source.name === id || source.id === idOf(id),
    );
  }
  hours(arn: string): HoursSource | undefined {
    return this.hoursByArn.get(arn);
  }

  encrypt(digits: string, keyId: string, certificatePem: string): string | Promise<string> {
    const { encrypt } = this.options;
    if (encrypt) return encrypt(digits, keyId, certificatePem);
    // Loaded when first needed: the encryption SDK is large.
    return import('./encrypt-input.ts').then(({ encryptInput }) =>
      encryptInput(digits, { keyId, certificatePem, at: new Date(this.clock.now) }),
    );
  }

  private makeAgent(source: NonNullable<CentreOptions['agents']>[number]): LiveAgent {
    const queues = source.queues.map((arn) => {
      const queue = this.queue(arn);
      if (!queue)
        throw new Error(
          `Agent ${source.username} serves the queue ${arn}, which is not in queues. Add it, or correct the agent.`,
        );
      return queue;
    });
    const { routing } = this;
    return new LiveAgent(source, { queues, routing, instanceArn: this.options.instanceArn });
  }
}

function read(source: FlowSource): Flow {
  return parse(typeof source.content === 'string' ? JSON.parse(source.content) : source.content);
}

/** Found by ARN and by the id at its end, as flows may name either. */
function byArn<T>(items: readonly T[], arnOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) found.set(idOf(arnOf(item)), item);
  for (const item of items) found.set(arnOf(item), item);
  return found;
}

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
/** Observed: modules are called with `:$LATEST`, an alias or a version behind the id. */
const withoutVersion = (arn: string): string => arn.replace(/:[$A-Za-z0-9_-]+$/, '');

function noFunctions(arn: string): never {
  throw new Error(
    `A flow invokes the function ${arn}, and the centre has no functions. Give createCentre({ functions }).`,
  );
}
