import type { Doing } from './planned-step.ts';
import { type Edge, edgesTo, type Search } from './search.ts';

/** One thing that somebody does in a replayed call, and where. */
export interface Turn {
  readonly flow: string;
  readonly step: string;
  readonly doing: Doing;
  /** In words, for a report. */
  readonly label: string;
}

/** A call that the simulator can make again: keys, answers and what the world decides, in order. */
export interface CallScript {
  readonly entry: string;
  readonly turns: readonly Turn[];
  /** Turns that go round for ever, after the others. */
  readonly round: readonly Turn[];
}

/** The cheapest call to and over an edge; `round` are edges that follow it again and again. */
export function scriptTo(search: Search, edge: number, round: readonly Edge[] = []): CallScript {
  return scriptOf(search, edgesTo(search, edge), round);
}

export function scriptOf(search: Search, edges: readonly Edge[], round: readonly Edge[] = []): CallScript {
  const { machine, plan, start } = search;
  const { flows } = plan.folder;
  const turns: Turn[] = [];
  machine.onWay = (step, { doing, label }) => {
    const flow = flows[step.flow]?.name ?? '';
    if (doing) turns.push({ flow, step: step.id, doing, label });
  };
  machine.begin(start);
  for (const { way } of edges) if (way >= 0) machine.take(way);
  const before = turns.splice(0);
  for (const { way } of round) machine.take(way);
  machine.onWay = undefined;
  return { entry: flows[flowStarting(search)]?.name ?? '', turns: before, round: turns };
}

const flowStarting = ({ plan, start }: Search): number => plan.starts.indexOf(start);

/** The keys of a call, as a caller would write them down: `1, 2, silence`. */
export function keysOf({ turns }: CallScript): string[] {
  return turns.flatMap(({ doing, label }) =>
    doing.do === 'press' ? [doing.keys] : doing.do === 'silence' && label === 'silence' ? ['silence'] : [],
  );
}

/** All that a call takes, the world's part included: `2, NoMatchingError, no answer in time, Equals Billing`. */
export function turnsInWords({ turns }: CallScript): string[] {
  return turns.flatMap(({ doing, label }) => {
    if (doing.do === 'press') return [doing.keys];
    return doing.do === 'silence' && label !== 'silence' ? [] : [label];
  });
}
