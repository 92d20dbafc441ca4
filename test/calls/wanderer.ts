import { contracts } from '../../shared/contract/contracts.ts';
import type { Outcome } from '../../shared/contract/define-contract.ts';
import type { Edge } from '../../shared/flow/graph.ts';
import type { Call } from '../../shared/simulator/call.ts';
import { type Centre, createCentre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { FunctionResult } from '../../shared/simulator/functions.ts';
import type { CentreOptions } from '../../shared/simulator/options.ts';
import { chanceFrom } from './chance.ts';
import { agentNamed, clinicNumber, type Instance, instance } from './clinic.ts';
import { endOf, FlowMap, keyOf, place, towards } from './map.ts';

/** Seconds after which every view of the published flows is taken off the screen. */
const longestView = 7200;

/** Marks what an answer discloses, so that a law can see it wherever it turns up: `secret L2`. */
export const secretOf = (level: string): string => `secret ${level}`;

export interface Habits {
  /** Default: at once. */
  readonly pace?: CentreOptions['pace'];
  /** The caller looks for these places and puts the receiver down at each, which takes it off the list. */
  readonly hangsUpAt?: Set<string>;
  /** Branches that the caller wants to walk. Default: all of them. */
  readonly wants?: (branch: string) => boolean;
  /** Default: the clinic in English and Spanish. */
  readonly instance?: Instance;
}

/**
 * Makes calls that go wherever no call has been: keys, silence, function outcomes, faults, hours and agents by chance, with
 * a liking for branches that are still unwalked.
 */
export class Wanderer {
  readonly #chance: () => number;
  readonly #instance: Instance;
  readonly #map: FlowMap;
  readonly #unwalked: Set<string>;
  /** The branch that this call is looking for. */
  #goal: Goal = { key: '', near: new Map() };
  #at = { flow: '', step: '' };
  #centre: Centre;
  #open = true;
  #calls = 0;
  #id = 0;
  readonly #habits: Habits;

  constructor(seed: number, habits: Habits = {}) {
    this.#habits = habits;
    this.#instance = habits.instance ?? instance;
    this.#map = new FlowMap(this.#instance.published.map(({ flow }) => flow));
    this.#unwalked = new Set(this.#map.branches.filter(habits.wants ?? (() => true)));
    this.#chance = chanceFrom(seed);
    this.#centre = this.#newCentre();
  }

  /** Branches of the published flows that no call has taken yet. */
  get unwalked(): readonly string[] {
    return [...this.#unwalked];
  }

  async wander(): Promise<Call> {
    if (this.#calls % 50 === 0) this.#centre = this.#newCentre();
    this.#calls++;
    const goals = this.#goals();
    const key = goals[Math.floor(this.#chance() * goals.length)] ?? '';
    this.#goal = { key, near: this.#map.distancesTo(key) };
    this.#open = this.#chance() < 0.7;
    const from = this.#chance() < 0.8 ? '+12065550100' : undefined;
    const call = this.#centre.call({ to: clinicNumber, ...(from !== undefined && { from }) });
    await call.settled();
    // At the pace of speech every prompt is a turn.
    const turns = this.#habits.pace === 'as spoken' ? 300 : 80;
    for (let turn = 0; turn < turns && call.state === 'waiting'; turn++) {
      if (this.#habits.hangsUpAt?.delete(place(this.#at.flow, this.#at.step))) break;
      await this.#turn(call);
      await call.settled();
    }
    if (call.state === 'waiting') call.hangUp();
    await call.settled();
    this.#goesHome();
    return call;
  }

  #goals(): readonly string[] {
    const { hangsUpAt: places } = this.#habits;
    return places ? this.#map.branches.filter((key) => places.has(endOf(key))) : this.unwalked;
  }

  async #turn(call: Call): Promise<void> {
    const wait = call.waitsFor;
    const spoken = this.#habits.pace === 'as spoken';
    if (wait?.what === 'keys') this.#press(call, wait);
    else if (wait?.what === 'agent') this.#inLine(call);
    else if (wait?.what === 'conversation') this.#talks(call, wait.agent);
    else this.#centre.advanceTo(new Date(spoken && wait?.what === 'time' ? wait.until : call.now + 60_000));
  }

  #press(call: Call, wait: { flow: string; step: string; kind: 'menu' | 'store' }): void {
    const edges = this.#map.graphs.get(wait.flow)?.out.get(wait.step) ?? [];
    if (wait.kind === 'store') {
      if (this.#chance() < 0.15) call.silence();
      else call.press(this.#chance() < 0.9 ? '2065550101#' : '12#');
      return;
    }
    const wanted = this.#prefer(
      wait.flow,
      edges.filter((edge) => edge.label !== 'NoMatchingError'),
    );
    if (wanted?.kind === 'condition') call.press(wanted.label.replace('Equals ', ''));
    else if (wanted?.label === 'InputTimeLimitExceeded') call.silence();
    else call.press('8');
  }

  /** The agent fills the guide on her screen, forgets it, or just ends the call. */
  #talks(call: Call, username: string): void {
    const agent = this.#centre.agent(username);
    const view = call.events.findLast(({ type }) => type === 'view-shown');
    if (view?.type !== 'view-shown' || agent.view === undefined || this.#chance() < 0.1) {
      agent.hangsUp();
      return;
    }
    const edges = this.#map.graphs.get(view.flow)?.out.get(view.step) ?? [];
    const wanted = this.#prefer(view.flow, edges);
    if (wanted?.label === 'TimeLimitExceeded') this.#centre.advance(longestView);
    else agent.submits(wanted?.kind === 'condition' ? wanted.label.replace('Equals ', '') : 'Other');
  }

  #inLine(call: Call): void {
    const ana = this.#centre.agent('ana');
    if (this.#chance() < (this.#goal.key.startsWith('guide-agent') ? 0.9 : 0.3)) {
      if (ana.state === 'connected') ana.hangsUp();
      if (ana.state !== 'offered') ana.goesAvailable();
      if (ana.contactId !== undefined) ana.accepts();
    } else this.#centre.advanceTo(new Date(call.now + 31_000));
  }

  /** Leaves her free, busy with paper, or gone. */
  #goesHome(): void {
    const ana = this.#centre.agent('ana');
    if (ana.state === 'connected') ana.hangsUp();
    if (ana.state === 'offered') ana.declines();
    const dice = this.#chance();
    if (dice < 0.2) ana.goesOffline();
    else if (dice < 0.4) ana.goesAvailable();
    const ben = this.#centre.agent('ben');
    if (ben.state === 'connected') ben.hangsUp();
    if (ben.state === 'offered') ben.declines();
    if (this.#chance() < 0.1) ben.goesAvailable();
    else ben.goesOffline();
  }

  /** Mostly towards the goal, sometimes anywhere. */
  #prefer(flow: string, edges: readonly Edge[]): Edge | undefined {
    if (this.#chance() < 0.8) return towards(this.#goal, flow, edges);
    return edges[Math.floor(this.#chance() * edges.length)];
  }

  #answer(arn: string): FunctionResult {
    const contract = contracts.find((known) => known.name === arn.slice(arn.lastIndexOf(':') + 1));
    const dice = this.#chance();
    if (!contract || dice < 0.02) return { kind: 'fault', message: 'by chance' };
    if (dice < 0.03) return { kind: 'hang' };
    if (dice < 0.05) return { kind: 'answer', payload: { outcome: 'unheard of' } };
    const edges = this.#map.graphs.get(this.#at.flow)?.out.get(`${this.#at.step}-outcome`) ?? [];
    const conditions = edges.filter((edge) => edge.kind === 'condition');
    const wanted = this.#prefer(this.#at.flow, conditions)?.label.replace('Equals ', '') ?? '';
    const outcomes: [string, Outcome][] = Object.entries(contract.outcomes);
    const [name, outcome] = outcomes.find(([known]) => known === wanted) ?? outcomes[0] ?? [];
    const said = outcome?.discloses === undefined ? 'something' : secretOf(outcome.discloses);
    const returned = (outcome?.returns ?? []).map((key) => [key, exampleOf(key) ?? said]);
    return { kind: 'answer', payload: { outcome: name, ...Object.fromEntries(returned) }, ms: 50 };
  }

  #fault(at: { flow: string; step: string }): string | undefined {
    const edges = this.#map.graphs.get(at.flow)?.out.get(at.step) ?? [];
    // The branch itself, or the failure that alone leads to where it starts.
    const onlyWay = ({ to }: Edge) =>
      this.#goal.key.startsWith(`${place(at.flow, to)} —`) &&
      edges.every((e) => e.kind === 'error' || e.to !== to);
    const goal = edges.find((edge) => keyOf(at.flow, edge) === this.#goal.key) ?? edges.find(onlyWay);
    if (goal?.kind === 'error' && this.#chance() < 0.5) return goal.label;
    return this.#chance() < 0.003 ? edges.find((edge) => edge.kind === 'error')?.label : undefined;
  }

  readonly #observe = (event: CallEvent): void => {
    if (event.type === 'step-entered') this.#at = event;
    if (event.type !== 'branch-taken') return;
    this.#unwalked.delete(keyOf(event.flow, { ...event, from: event.step }));
  };

  #newCentre(): Centre {
    return createCentre({
      ...this.#instance,
      ids: () => `contact-${++this.#id}`,
      agents,
      hours: this.#instance.hours.map((hours) => ({ ...hours, isOpen: () => this.#open })),
      functions: { invoke: (arn) => this.#answer(arn) },
      faults: (at) => this.#fault(at),
      encrypt: (digits) => `sealed-${digits.length}`,
      onEvent: this.#observe,
      ...(this.#habits.pace && { pace: this.#habits.pace }),
    });
  }
}

type Goal = Parameters<typeof towards>[0];

/** After a call she is at her desk, but not free: the next caller waits. */
const ana = { ...agentNamed('ana'), afterContactWorkSeconds: 3600 };
/** Not of the crisis team. */
const ben = { ...agentNamed('ben'), queues: agentNamed('ben').queues.slice(1) };
const agents = [ana, ben];

/** Returns that are no words about a person: a number to dial, an opaque id. */
function exampleOf(key: string): string | undefined {
  if (key === 'dialable') return '+12065550100';
  return key.endsWith('Id') ? 'opaque-1' : undefined;
}
