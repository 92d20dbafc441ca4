import type { Call } from '../simulator/call.ts';
import { type Centre, createCentre } from '../simulator/centre.ts';
import type { CallEvent, StopCode } from '../simulator/events.ts';
import type { FunctionResult } from '../simulator/functions.ts';
import type { FlowFolder } from './flow-folder.ts';
import { answerMs } from './function-ways.ts';
import { dialled, worldOf } from './replay-world.ts';
import type { CallScript, Turn } from './script.ts';

/** What the simulator made of a script. */
export interface Replay {
  /** `flow/step`, in order. */
  readonly steps: readonly string[];
  readonly state: 'ended' | 'stopped' | 'waiting';
  readonly stopped: StopCode | undefined;
  readonly stoppedAt: string | undefined;
  readonly seconds: number;
  /** Seconds until a queue, a number outside or a callback; undefined when there was none. */
  readonly secondsToPerson: number | undefined;
  /** Longest time in which the caller heard nothing and was asked nothing. */
  readonly longestSilence: number;
  /** Turns that found their place; less than all when the simulator went another way. */
  readonly turnsTaken: number;
}

/** Times that a round is replayed before the call counts as one that never ends; the script goes on longer. */
const rounds = 3;
const startAt = new Date('2026-03-02T18:00:00Z');
const agent = 'replay';

/** Somebody who listens to a replayed call; what happened before `begun` is in the events of the call. */
export interface Listener {
  readonly begun: (call: Call) => void;
  readonly heard: (event: CallEvent) => void;
}

/** Makes the call of a script in the simulator. */
export function replay(folder: FlowFolder, script: CallScript, listener?: Listener): Replay {
  const turns = [...script.turns, ...Array.from({ length: rounds * 2 }, () => script.round).flat()];
  const player = new Player(turns, script.round);
  const world = worldOf(folder);
  let id = 0;
  const centre: Centre = createCentre({
    ...world,
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/explored',
    startAt,
    ids: () => `id-${++id}`,
    numbers: [
      { number: dialled, flow: `explored:${folder.flows.findIndex((flow) => flow.name === script.entry)}` },
    ],
    agents: [
      {
        username: agent,
        firstName: 'A',
        lastName: 'B',
        queues: (world.queues ?? []).map(({ arn }) => arn),
        answers: 'automatically',
      },
    ],
    encrypt: () => 'encrypted',
    chance: () => 0.5,
    stepBudget: 10_000,
    thirdParty: () => ({ outcome: 'answered', seconds: 1 }),
    functions: { invoke: () => player.invoke() },
    faults: (place) => player.enter(place, centre),
    ...(listener && { onEvent: listener.heard }),
  });
  const call = centre.call({
    to: dialled,
    from: '+12065550100',
    attributes: Object.fromEntries(folder.attributes),
  });
  listener?.begun(call);
  for (let left = 100_000; left > 0 && call.state === 'waiting'; left--)
    if (!player.move(call, centre)) break;
  return outcomeOf(call, player.taken);
}

/** Takes the turns of a script, each when the call comes to its step. */
class Player {
  taken = 0;
  private readonly turns: readonly Turn[];
  private readonly round: readonly Turn[];
  private place = { flow: '', step: '' };

  constructor(turns: readonly Turn[], round: readonly Turn[]) {
    this.turns = turns;
    this.round = round;
  }

  /** A step begins: the branch that the world decides, if it does. */
  enter(place: { readonly flow: string; readonly step: string }, centre: Centre): string | undefined {
    this.place = place;
    const { doing } = this.here(place) ?? {};
    if (doing?.do === 'agent-answers') {
      this.taken++;
      centre.agent(agent).goesAvailable();
    }
    if (doing?.do !== 'decide') return undefined;
    this.taken++;
    return doing.branch;
  }

  invoke(): FunctionResult {
    const { doing } = this.here(this.place) ?? {};
    if (doing?.do === 'answer') {
      this.taken++;
      return { kind: 'answer', payload: doing.payload, ms: answerMs };
    }
    if (doing?.do !== 'hang') return { kind: 'answer', payload: {}, ms: answerMs };
    this.taken++;
    return { kind: 'hang' };
  }

  /** Does what comes next; false when the script has nothing for this wait. */
  move(call: Call, centre: Centre): boolean {
    if (this.round.length > 0 && this.taken >= this.turns.length - rounds * this.round.length) return false;
    const wait = call.waitsFor;
    const turn = this.next();
    switch (wait?.what) {
      case 'keys': {
        if (!turn || turn.flow !== wait.flow || turn.step !== wait.step) return false;
        this.taken++;
        if (turn.doing.do === 'press') call.press(turn.doing.keys);
        else call.silence();
        return true;
      }
      case 'time':
      case 'agent':
        if (wait.until === undefined || !Number.isFinite(wait.until)) return false;
        if (wait.what === 'agent' && turn?.doing.do !== 'silence') return false;
        if (turn?.doing.do === 'silence') this.taken++;
        call.silence();
        return true;
      case 'third-party':
        call.thirdPartyHangsUp();
        return true;
      case 'conversation':
        if (turn?.doing.do !== 'agent-hangs-up') return false;
        this.taken++;
        centre.agent(agent).hangsUp();
        centre.agent(agent).goesOffline();
        return true;
      default:
        return false;
    }
  }

  /** A call that spins does so within one step of the player: its round never runs out. */
  private next(): Turn | undefined {
    const spins =
      this.round.length > 0 &&
      !this.round.some(({ doing }) => doing.do === 'press' || doing.do === 'silence');
    if (this.taken < this.turns.length || !spins) return this.turns[this.taken];
    const from = this.turns.length - this.round.length;
    return this.round[(this.taken - from) % this.round.length];
  }

  private here({ flow, step }: { readonly flow: string; readonly step: string }): Turn | undefined {
    const turn = this.next();
    return turn?.flow === flow && turn.step === step ? turn : undefined;
  }
}

function outcomeOf(call: Call, turnsTaken: number): Replay {
  const stop = call.events.find((event) => event.type === 'stopped');
  const person = personAt(call.events);
  const seconds = (at: number): number => (at - startAt.getTime()) / 1000;
  return {
    steps: call.events.flatMap((event) =>
      event.type === 'step-entered' ? [`${event.flow}/${event.step}`] : [],
    ),
    state: call.state === 'running' ? 'waiting' : call.state,
    stopped: stop?.code,
    stoppedAt: stop && `${stop.flow}/${stop.step}`,
    seconds: seconds(call.now),
    secondsToPerson: person === undefined ? undefined : seconds(person),
    longestSilence: longestSilence(call.events),
    turnsTaken,
  };
}

/** Time at which a person was reached: a queue, a number outside, a promised callback. */
function personAt(events: readonly CallEvent[]): number | undefined {
  let action = '';
  for (const event of events) {
    if (event.type === 'step-entered') action = event.action;
    const kept = event.type === 'branch-taken' && event.kind === 'next' && keepsPerson.has(action);
    const dialled = event.type === 'third-party-dialled' && event.outcome === 'answered';
    if (event.type === 'queued' || kept || dialled) return event.at;
  }
  return undefined;
}
const keepsPerson: ReadonlySet<string> = new Set([
  'CreateCallbackContact',
  'TransferParticipantToThirdParty',
]);

/** Seconds between two sounds, or until the caller's turn. Silence after the last sound is the caller's own. */
function longestSilence(events: readonly CallEvent[]): number {
  let longest = 0;
  let since: number | undefined;
  for (const event of events) {
    since ??= event.at;
    const heard = event.type === 'said' && event.to === 'customer' && event.seconds > 0;
    if (
      heard ||
      event.type === 'asked' ||
      event.type === 'entered' ||
      event.type === 'timed-out' ||
      event.type === 'disconnected'
    ) {
      longest = Math.max(longest, event.at - since);
      since = event.type === 'said' ? event.at + event.seconds * 1000 : event.at;
    }
    if (event.type === 'queued' || event.type === 'answered') since = undefined;
  }
  return longest / 1000;
}
