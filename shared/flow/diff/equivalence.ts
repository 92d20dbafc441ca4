import { isOrdered, type Side } from './meaning.ts';

/** The class of each step of both flows: steps of one class behave the same from there on, whatever they are called. */
export interface Classes {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/**
 * Steps that no call can tell apart (bisimulation, by refinement of partitions). Ids, positions, doubled steps and steps
 * that no call reaches do not count. Steps × rounds; rounds are at most the longest path.
 */
export function classesOf(before: Side, after: Side): Classes {
  const sides = [before, after].map((side) => ({ side, classes: new Map<string, number>() }));
  let known = new Map<string, number>();
  const classOf = (signature: string): number => {
    const number = known.get(signature) ?? known.size;
    known.set(signature, number);
    return number;
  };
  for (const { side, classes } of sides) {
    for (const id of side.ids) classes.set(id, classOf(contentOf(side, id)));
  }
  for (let count = 0; known.size > count; ) {
    count = known.size;
    known = new Map();
    const next = sides.map(({ side, classes }) =>
      side.ids.map((id) => classOf(behaviourOf(side, classes, id))),
    );
    sides.forEach(({ side, classes }, s) => {
      for (const [i, id] of side.ids.entries()) classes.set(id, next[s]?.[i] ?? -1);
    });
  }
  const [first, second] = sides;
  return { before: first?.classes ?? new Map(), after: second?.classes ?? new Map() };
}

/** True when no call can tell the two flows apart. */
export function isSame(before: Side, after: Side, classes: Classes): boolean {
  if (classes.before.get(before.flow.start) !== classes.after.get(after.flow.start)) return false;
  // Each Loop counts for itself: two that look alike are not one.
  return loops(before, classes.before) === loops(after, classes.after);
}

function loops(side: Side, classes: ReadonlyMap<string, number>): string {
  const found = side.ids.filter((id) => side.flow.steps[id]?.type === 'Loop').map((id) => classes.get(id));
  return found.toSorted((a = 0, b = 0) => a - b).join();
}

/** Type and parameters of a step as one text. */
export function contentOf(side: Side, id: string): string {
  const leaves = [...(side.leaves.get(id) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([side.flow.steps[id]?.type, leaves]);
}

function behaviourOf(side: Side, classes: ReadonlyMap<string, number>, id: string): string {
  const step = side.flow.steps[id];
  const branches = [...(side.branches.get(id) ?? [])].map(
    ([label, to]) => `${JSON.stringify(label)}>${classes.get(to) ?? 'nowhere'}`,
  );
  const ordered = step !== undefined && isOrdered(step);
  return `${classes.get(id)} ${(ordered ? branches : branches.toSorted()).join(' ')}`;
}
