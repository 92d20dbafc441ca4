import type { Claim } from './finding.ts';
import type { ChoiceGraph } from './graph.ts';
import { ends } from './planned-step.ts';
import { scriptTo } from './script.ts';
import type { Edge } from './search.ts';

/** Calls that go round without asking anything: the service cuts them off, whoever else would have ended them. */
export const spinning = (graph: ChoiceGraph): Claim[] => endless(graph, 'stopped');

/** Calls that go round without asking anything, or that never let a silent caller go. Waiting in a queue is no such call. */
export const neverEnding = (graph: ChoiceGraph): Claim[] => endless(graph, 'waiting', 'stopped');

function endless(graph: ChoiceGraph, ...wanted: readonly ('stopped' | 'waiting')[]): Claim[] {
  const { search } = graph;
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const claim = (
    at: { readonly flow: string; readonly step: string },
    what: Pick<Claim, 'message' | 'call' | 'shows'>,
  ) => {
    const key = `${at.flow}/${at.step} ${what.message}`;
    if (!seen.has(key)) claims.push({ kind: 'never-ends', ...at, ...what });
    seen.add(key);
  };
  for (const edge of search.edges) {
    if (edge.to === ends.endless) {
      claim(graph.place(edge), {
        message: 'the call goes round without asking anything, and never ends',
        call: scriptTo(search, edge.index),
        shows: (replay) => replay.stopped === 'endless-loop',
      });
    } else if (edge.to === ends.forever && !edge.person && wanted.includes('waiting')) {
      claim(graph.place(edge), {
        message: 'the caller hears the same for ever, and nothing ends it',
        call: scriptTo(search, edge.index),
        shows: (replay) => replay.state === 'waiting',
      });
    }
  }
  const asksNothing = (edge: Edge): boolean => {
    const way = graph.way(edge);
    const step = search.plan.steps[search.stepOf[edge.from] ?? 0];
    return way !== undefined && way.by !== 'failure' && way.by !== 'caller' && step?.waits === false;
  };
  const silent = (edge: Edge): boolean =>
    !edge.person &&
    (asksNothing(edge) || (graph.way(edge)?.silent === true && graph.way(edge)?.by !== 'failure'));
  const cheapest = (round: readonly Edge[]): Edge[] => {
    const from = round.reduce(
      (best, edge, i) =>
        (search.cost[edge.from] ?? 0) < (search.cost[round[best]?.from ?? 0] ?? 0) ? i : best,
      0,
    );
    return [...round.slice(from), ...round.slice(0, from)];
  };
  for (const [may, message, shows] of [
    [asksNothing, 'functions and hours can send the call round without asking anything', 'stopped'],
    [silent, 'a caller who presses nothing is never let go', 'waiting'],
  ] as const) {
    if (!wanted.includes(shows)) continue;
    for (const round of graph.rounds(may)) {
      const turned = cheapest(round);
      const [first] = turned;
      // A round without any silence in it is the other message's.
      if (!first || (shows === 'waiting' && round.every(asksNothing))) continue;
      const call = scriptTo(search, search.parent[first.from] ?? 0, turned);
      claim(graph.place(first), {
        message,
        call,
        shows: (replay) =>
          replay.state === shows && (shows === 'waiting' || replay.stopped === 'endless-loop'),
      });
    }
  }
  return claims;
}
