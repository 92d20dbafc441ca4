import type { Claim } from './finding.ts';
import type { ChoiceGraph } from './graph.ts';
import { ends } from './planned-step.ts';
import { scriptOf } from './script.ts';
import { type Edge, edgesTo } from './search.ts';

/** Choices after which no key, answer or hour leads to a person any more. Failures of blocks are no way to a person. */
export function withoutPerson(graph: ChoiceGraph): Claim[] {
  const { search } = graph;
  const reaches = statesWithPerson(graph);
  const lost = (edge: Edge): boolean =>
    !edge.person && edge.personMs < 0 && edge.to !== ends.outside && (edge.to < 0 || reaches[edge.to] === 0);
  const [beginning] = search.edges;
  if (beginning && lost(beginning)) {
    const { flow, step } = graph.place(beginning);
    return [claim(graph, beginning, { flow, step, message: 'no caller ever reaches a person' })];
  }
  const cheapest = new Map<string, Edge>();
  for (const edge of search.edges) {
    if (edge.from < 0 || reaches[edge.from] === 0 || !lost(edge)) continue;
    const { flow, step } = graph.place(edge);
    const key = JSON.stringify([flow, step, graph.way(edge)?.label]);
    const known = cheapest.get(key);
    if (!known || (search.cost[edge.from] ?? 0) < (search.cost[known.from] ?? 0)) cheapest.set(key, edge);
  }
  return [...cheapest.values()].map((edge) => {
    const way = graph.way(edge);
    const why =
      way?.by === 'caller'
        ? 'After'
        : way?.by === 'failure'
          ? 'When the block fails with'
          : 'When the world says';
    return claim(graph, edge, {
      ...graph.place(edge),
      message: `${why} "${way?.label ?? ''}", no key leads to a person any more`,
    });
  });
}

function claim(graph: ChoiceGraph, edge: Edge, said: Pick<Claim, 'flow' | 'step' | 'message'>): Claim {
  const onward = edge.to < 0 ? [] : graph.toAnEnd(edge.to);
  const call = scriptOf(graph.search, [...edgesTo(graph.search, edge.index), ...onward]);
  return { kind: 'no-person', ...said, call, shows: (replay) => replay.secondsToPerson === undefined };
}

/** 1 for each state from which some call reaches a person. */
function statesWithPerson(graph: ChoiceGraph): Uint8Array {
  const { search } = graph;
  const reaches = new Uint8Array(graph.states);
  const into: number[][] = [];
  const waiting: number[] = [];
  const good = (state: number): void => {
    if (state < 0 || reaches[state] === 1) return;
    reaches[state] = 1;
    waiting.push(state);
  };
  search.personIn.forEach((person, state) => {
    if (person) good(state);
  });
  for (const edge of search.edges) {
    if (edge.from < 0 || graph.way(edge)?.by === 'failure') continue;
    // A flow that was not given may lead to a person: the benefit of the doubt.
    if (edge.person || edge.to === ends.outside) good(edge.from);
    else if (edge.to >= 0) {
      const list = into[edge.to] ?? [];
      list.push(edge.from);
      into[edge.to] = list;
    }
  }
  // States that the bound left unwalked may lead anywhere: so may what leads to them.
  if (!search.complete)
    for (let state = 0; state < graph.states; state++) if (graph.out(state).length === 0) good(state);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const from of into[state] ?? []) good(from);
  }
  return reaches;
}
