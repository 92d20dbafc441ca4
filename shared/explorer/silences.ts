import type { Claim } from './finding.ts';
import type { ChoiceGraph } from './graph.ts';
import { scriptOf } from './script.ts';
import { type Edge, edgesTo } from './search.ts';
import { phases } from './state.ts';

interface Quiet {
  readonly ms: number;
  /** Where it goes on; undefined where something is heard or the call ends. */
  readonly edge: Edge | undefined;
}

/** Times in which a caller hears nothing and is asked nothing, longer than a limit. Queues and conversations do not count. */
export function longSilences(graph: ChoiceGraph, limitSeconds: number): Claim[] {
  const { search } = graph;
  const known = new Map<number, Quiet>();
  const longest = (state: number): Quiet => {
    const found = known.get(state);
    if (found) return found;
    // A round of silence counts once.
    known.set(state, { ms: 0, edge: undefined });
    let best: Quiet = { ms: 0, edge: undefined };
    for (const edge of graph.out(state)) {
      if (graph.way(edge)?.by === 'failure') continue;
      const onward = edge.heard || edge.to < 0 || edge.phase !== phases.flow ? 0 : longest(edge.to).ms;
      const ms = (edge.heard ? edge.quietBefore : edge.quiet) + onward;
      if (ms > best.ms) best = { ms, edge };
    }
    known.set(state, best);
    return best;
  };
  const worst = new Map<string, { ms: number; edges: Edge[] }>();
  for (const edge of search.edges) {
    if (edge.phase !== phases.flow || graph.way(edge)?.by === 'failure') continue;
    const after = edge.to >= 0 && (edge.heard || edge.from < 0) ? longest(edge.to).ms : 0;
    const ms = Math.max(edge.quietWithin, edge.quiet + after);
    if (ms <= limitSeconds * 1000) continue;
    const edges = [...edgesTo(search, edge.index)];
    for (let state = edge.to; state >= 0 && ms > edge.quietWithin; ) {
      const next = known.get(state)?.edge;
      if (!next) break;
      edges.push(next);
      if (next.heard) break;
      state = next.to;
    }
    const [, begins = edge] = edges.slice(edgesTo(search, edge.index).length - 1);
    const key = JSON.stringify(graph.place(begins));
    if (ms > (worst.get(key)?.ms ?? 0)) worst.set(key, { ms, edges });
  }
  return [...worst].map(([key, { ms, edges }]) => {
    const seconds = ms / 1000;
    const last = edges.at(-1);
    const onward = last && last.to >= 0 && !last.heard ? [] : [];
    return {
      kind: 'silence',
      // Made above by the same function.
      ...(JSON.parse(key) as { flow: string; step: string }),
      message: `the caller can hear nothing for ${seconds} seconds; the limit is ${limitSeconds}`,
      call: scriptOf(search, [...edges, ...onward]),
      shows: (replay) => replay.longestSilence >= seconds - 1,
    };
  });
}
