import type { ChoiceGraph } from './graph.ts';
import { type CallScript, scriptOf } from './script.ts';
import type { Edge } from './search.ts';

/** How long it takes to reach a person: a queue, a number outside, a callback. */
export interface TimeToPerson {
  /** Longest call in which nothing comes round a second time, in seconds. */
  readonly worstSeconds: number;
  readonly worstCall: CallScript;
  /** Half of the random calls that reach a person at all do so in so many seconds. */
  readonly medianSeconds: number;
  /** Share of random calls that reach a person. */
  readonly share: number;
}

const randomCalls = 1_001;

export function timeToPerson(graph: ChoiceGraph): TimeToPerson | undefined {
  const { search } = graph;
  const [beginning] = search.edges;
  if (!beginning) return undefined;
  const random = randomTimes(graph, beginning);
  const best = longestWays(graph);
  const edges = [beginning];
  let ms = beginning.personMs;
  if (ms < 0 && beginning.to >= 0) {
    ms = beginning.ms + (best.ms[beginning.to] ?? -1);
    for (let state = beginning.to; state >= 0; ) {
      const edge = search.edges[best.by[state] ?? -1];
      if (!edge) break;
      edges.push(edge);
      state = edge.personMs >= 0 ? -1 : edge.to;
    }
  }
  const last = edges.at(-1);
  if (!last || last.personMs < 0 || random.length === 0) return undefined;
  return {
    worstSeconds: ms / 1000,
    worstCall: scriptOf(search, edges),
    medianSeconds: (random.toSorted((a, b) => a - b)[random.length >> 1] ?? 0) / 1000,
    share: random.length / randomCalls,
  };
}

/** For each state the longest way to a person that passes no state twice in the order of the walk. */
function longestWays(graph: ChoiceGraph): { readonly ms: Float64Array; readonly by: Int32Array } {
  const ms = new Float64Array(graph.states).fill(Number.NEGATIVE_INFINITY);
  const by = new Int32Array(graph.states).fill(-1);
  const done = new Uint8Array(graph.states);
  const path: { readonly state: number; readonly edges: readonly Edge[]; next: number }[] = [];
  const enter = (state: number) => {
    done[state] = 1;
    path.push({ state, edges: graph.out(state), next: 0 });
  };
  const improve = (state: number, edge: Edge): void => {
    const total =
      edge.personMs >= 0
        ? edge.personMs
        : edge.to >= 0 && done[edge.to] === 2
          ? edge.ms + (ms[edge.to] ?? 0)
          : Number.NEGATIVE_INFINITY;
    if (total <= (ms[state] ?? 0)) return;
    ms[state] = total;
    by[state] = edge.index;
  };
  if (graph.states > 0) enter(0);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = top.edges[top.next];
    if (!edge) {
      done[top.state] = 2;
      path.pop();
    } else if (edge.personMs < 0 && edge.to >= 0 && done[edge.to] === 0) enter(edge.to);
    else {
      if (graph.way(edge)?.by !== 'failure') improve(top.state, edge);
      top.next++;
    }
  }
  return { ms, by };
}

/** Milliseconds to a person of random calls that reach one; blocks do not fail in them. */
function randomTimes(graph: ChoiceGraph, beginning: Edge): number[] {
  const chance = chanceFrom(1);
  const times: number[] = [];
  for (let call = 0; call < randomCalls; call++) {
    let edge: Edge | undefined = beginning;
    let ms = 0;
    for (let left = 1_000; edge && left > 0; left--) {
      if (edge.personMs >= 0) {
        times.push(ms + edge.personMs);
        break;
      }
      ms += edge.ms;
      if (edge.to < 0) break;
      const open: readonly Edge[] = graph.out(edge.to).filter((next) => graph.way(next)?.by !== 'failure');
      edge = open[Math.floor(chance() * open.length)];
    }
  }
  return times;
}

/** Repeatable chance. Source: mulberry32, public domain. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
