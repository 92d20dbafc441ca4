/** The running centre as page and terminal use it. */
import type { Call } from '../../shared/simulator/call.ts';
import type { Centre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { type AgentDeed, type CentrePort, Refusal } from '../server/centre-port.ts';
import type { DemoAgents } from './demo-agents.ts';
import type { Driver } from './driver.ts';
import { type CentreView, type DemoPerson, type FlowView, retell, type StoryEvent } from './story.ts';
import type { Teller } from './teller.ts';

export interface Parts {
  readonly simulator: Centre;
  readonly driver: Driver;
  readonly teller: Teller;
  readonly agents: DemoAgents;
  readonly people: readonly DemoPerson[];
  readonly flows: readonly FlowView[];
  readonly clinic: { readonly name: string; readonly number: string; readonly isOpen: () => boolean };
}

/** Calls that a page shows at most; older ones are forgotten. */
const mostCalls = 20;

export class LocalCentrePort implements CentrePort {
  private readonly parts: Parts;
  private readonly listeners = new Set<(event: StoryEvent) => void>();
  private story: CentreView;
  private agentsTold = '';
  /** Who is just calling: the simulator tells of the call before it gives it to us. */
  private dialling: string | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
    const { clinic, people, flows, agents } = parts;
    const { name, number } = clinic;
    this.story = {
      clinic: { name, number, open: clinic.isOpen() },
      people,
      flows,
      agents: agents.views(),
      calls: [],
    };
  }

  view(): CentreView {
    const { clinic } = this.parts;
    return { ...this.story, clinic: { ...this.story.clinic, open: clinic.isOpen() } };
  }

  onStory(listener: (event: StoryEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(event: StoryEvent): void {
    this.story = retell(this.story, event);
    if (this.story.calls.length > mostCalls)
      this.story = { ...this.story, calls: this.story.calls.slice(-mostCalls) };
    for (const listener of this.listeners) listener(event);
  }

  hear(event: CallEvent): void {
    const { simulator, teller, agents } = this.parts;
    if (event.type === 'call-started' && !teller.knows(event.contactId)) {
      const call = [...simulator.calls].find(({ contactId }) => contactId === event.contactId);
      // A further segment of a known call, or a new call: by us, or by the clinic that calls back.
      if (call && (event.method === 'INBOUND' || event.method === 'CALLBACK'))
        teller.begin(call, this.dialling);
    }
    teller.hear(event);
    agents.hear(event);
  }

  refresh(): void {
    this.parts.teller.refresh();
    const views = this.parts.agents.views();
    const told = JSON.stringify(views);
    if (told === this.agentsTold) return;
    this.agentsTold = told;
    for (const agent of views) this.tell({ type: 'agent', agent });
  }

  call(from: string | undefined): string {
    const { simulator, driver, clinic } = this.parts;
    this.dialling = from;
    const call = driver.act(() => simulator.call({ to: clinic.number, from }));
    const [id = call.contactId] = call.events.map((event) => event.contactId);
    return id;
  }

  press(call: string, keys: string): void {
    this.parts.driver.act(() => this.goingOn(call).press(keys));
  }

  say(call: string, text: string): void {
    this.parts.driver.act(() => this.goingOn(call).say(text));
    this.parts.teller.line(call, 'caller', text);
  }

  hangUp(call: string): void {
    this.parts.driver.act(() => this.goingOn(call).hangUp());
  }

  agent(username: string, deed: AgentDeed): void {
    this.parts.driver.act(() => this.parts.agents.does(username, deed));
  }

  /** How many times the clinic has waited for keys in this call. */
  questionsAsked(id: string): number {
    return this.parts.teller.callOf(id)?.events.filter(({ type }) => type === 'asked').length ?? 0;
  }

  /** A text message shows in the call from its number, else in the latest call. */
  textSent(destination: string, body: string): void {
    const { calls } = this.story;
    const call =
      calls.findLast(({ from, state }) => from === destination && state === 'going on') ?? calls.at(-1);
    if (call) this.parts.teller.line(call.id, 'message', body);
  }

  private goingOn(id: string): Call {
    const call = this.parts.teller.callOf(id);
    if (!call) throw new Refusal('There is no such call.', 404);
    if (call.state === 'ended' || call.state === 'stopped') throw new Refusal('That call is over.', 409);
    return call;
  }
}
