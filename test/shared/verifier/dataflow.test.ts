import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowGraph, graphOf } from '../../../shared/flow/graph.ts';
import { factsBefore } from '../../../shared/verifier/dataflow.ts';
import { compare, exampleFlow } from '../../../shared/verifier/example.ts';

const size = 6;
const ids = Array.from({ length: size }, (_, i) => `s${i}`);

/** Any flow of six branching steps. */
const graphs = fc
  .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { minLength: size, maxLength: size })
  .map((targets) =>
    graphOf(
      exampleFlow(
        Object.fromEntries(
          targets.map(([a, b], i) => [`s${i}`, compare('$.Channel', { VOICE: `s${a}` }, `s${b}`)]),
        ),
      ),
    ),
  );

/** For each step, all sets of steps that a path to it may have passed: every pair of step and set is visited once. */
function passedByPaths(graph: FlowGraph): Map<string, Set<string>[]> {
  const found = new Map<string, Set<string>[]>(ids.map((id) => [id, []]));
  const seen = new Set<string>();
  const waiting: { id: string; passed: Set<string> }[] = [{ id: graph.start, passed: new Set() }];
  for (const { id, passed } of waiting) {
    const pair = `${id} after ${[...passed].toSorted().join(' ')}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    found.get(id)?.push(passed);
    for (const edge of graph.out.get(id) ?? [])
      waiting.push({ id: edge.to, passed: passed.union(new Set([id])) });
  }
  return found;
}

describe('facts before a step', () => {
  it('are what some path has passed, with union, and what every path has passed, with intersection', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const analysis = (join: (a: ReadonlySet<string>, b: ReadonlySet<string>) => ReadonlySet<string>) =>
          factsBefore<ReadonlySet<string>>(graph, {
            entry: new Set(),
            join,
            same: (a, b) => a.size === b.size,
            along: (fact, edge) => fact.union(new Set([edge.from])),
          });
        const may = analysis((a, b) => a.union(b));
        const must = analysis((a, b) => a.intersection(b));
        for (const [id, paths] of passedByPaths(graph)) {
          if (paths.length === 0) {
            expect(may.get(id)).toBeUndefined();
            continue;
          }
          expect(may.get(id)).toEqual(paths.reduce((a, b) => a.union(b)));
          expect(must.get(id)).toEqual(paths.reduce((a, b) => a.intersection(b)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not exist for a step that no branch reaches', () => {
    const graph = graphOf(exampleFlow({ a: compare('$.Channel', { VOICE: 'a' }, 'a'), b: { type: 'Loop' } }));
    const facts = factsBefore<number>(graph, { entry: 1, join: Math.max, same: Object.is, along: (n) => n });
    expect([...facts]).toEqual([['a', 1]]);
  });
});
