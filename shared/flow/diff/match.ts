import { type Classes, contentOf } from './equivalence.ts';
import type { Side } from './meaning.ts';

/** Which step of the new flow is which step of the old one: by id, by what it does, by what stands around it. */
export interface Match {
  readonly forward: ReadonlyMap<string, string>;
  readonly backward: ReadonlyMap<string, string>;
}

interface Candidate {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** Scores from which a pair counts, round by round: what is certain first, so that it speaks for its neighbours. */
const rounds = [0.95, 0.8, 0.65, 0.5, 0.4, 0.4, 0.28];

/**
 * Pairs steps of the same type by a score of parameters (half), neighbours (three tenths) and the id (a quarter). What is
 * left and has one id is paired in the end, even if its type changed.
 */
export function matchSteps(before: Side, after: Side, classes?: Classes): Match {
  const forward = new Map<string, string>();
  const backward = new Map<string, string>();
  const pair = (a: string, b: string): void => {
    if (forward.has(a) || backward.has(b)) return;
    forward.set(a, b);
    backward.set(b, a);
  };
  for (const id of before.ids) {
    const twin = classes && after.ids.includes(id) && classes.before.get(id) === classes.after.get(id);
    if (twin) pair(id, id);
  }
  pairUniqueContent(before, after, pair);
  const like = likeness(before, after);
  for (const least of rounds) {
    const found: Candidate[] = [];
    for (const a of before.ids) {
      if (forward.has(a)) continue;
      for (const b of after.ids) {
        if (backward.has(b) || typeAt(before, a) !== typeAt(after, b)) continue;
        const equal = classes && classes.before.get(a) === classes.after.get(b) ? 0.1 : 0;
        const around = neighbours(a, b, { before, after, forward });
        const score = 0.5 * like(a, b) + 0.3 * around + (a === b ? 0.25 : 0) + equal;
        if (score >= least) found.push({ a, b, score });
      }
    }
    for (const { a, b } of found.toSorted((x, y) => y.score - x.score)) pair(a, b);
  }
  for (const id of before.ids) if (after.ids.includes(id)) pair(id, id);
  return { forward, backward };
}

/** Steps whose content stands once in each flow are the same wherever they went. */
function pairUniqueContent(before: Side, after: Side, pair: (a: string, b: string) => void): void {
  const once = (side: Side): Map<string, string> => {
    const groups = Map.groupBy(side.ids, (id) => contentOf(side, id));
    return new Map(
      [...groups].flatMap(([content, [id, ...more]]) => (id && more.length === 0 ? [[content, id]] : [])),
    );
  };
  const there = once(after);
  for (const [content, a] of once(before)) {
    const b = there.get(content);
    // A step without parameters (the end of a call) says nothing by its content.
    if (b !== undefined && (before.leaves.get(a)?.size ?? 0) > 0) pair(a, b);
  }
}

/** The share of labelled branches, in and out, whose other ends are already paired with each other; 1 without any. */
function neighbours(
  a: string,
  b: string,
  known: { readonly before: Side; readonly after: Side; readonly forward: ReadonlyMap<string, string> },
): number {
  const out = known.before.branches.get(a) ?? new Map<string, string>();
  const there = known.after.branches.get(b) ?? new Map<string, string>();
  const isStart = a === known.before.flow.start && b === known.after.flow.start;
  let agree = isStart ? 1 : 0;
  let all = isStart ? 1 : 0;
  for (const [label, to] of out) {
    all += 1;
    const other = there.get(label);
    if (other !== undefined && known.forward.get(to) === other) agree += 1;
  }
  const incoming = incomingOf(known.before).get(a) ?? [];
  for (const { from, label } of incoming) {
    all += 1;
    const twin = known.forward.get(from);
    if (twin !== undefined && known.after.branches.get(twin)?.get(label) === b) agree += 1;
  }
  return all === 0 ? 1 : agree / all;
}

interface Incoming {
  readonly from: string;
  readonly label: string;
}
const incomings = new WeakMap<Side, ReadonlyMap<string, readonly Incoming[]>>();

/** Branches that lead to each step. */
export function incomingOf(side: Side): ReadonlyMap<string, readonly Incoming[]> {
  const known = incomings.get(side);
  if (known) return known;
  const found = new Map<string, Incoming[]>();
  for (const from of side.ids) {
    for (const [label, to] of side.branches.get(from) ?? []) {
      const list = found.get(to) ?? [];
      list.push({ from, label });
      found.set(to, list);
    }
  }
  incomings.set(side, found);
  return found;
}

/** How alike the parameters of two steps are, 0 to 1: words and values they share. Counted once for each pair. */
function likeness(before: Side, after: Side): (a: string, b: string) => number {
  const words = (side: Side) =>
    new Map(
      side.ids.map((id, index) => {
        const set = new Set([...(side.leaves.get(id) ?? [])].flatMap(wordsOfLeaf));
        return [id, { index, set }];
      }),
    );
  const [here, there] = [words(before), words(after)];
  const known = new Float32Array(here.size * there.size).fill(-1);
  return (a, b) => {
    const [left, right] = [here.get(a), there.get(b)];
    if (!left || !right) return 0;
    const place = left.index * there.size + right.index;
    const before = known[place] ?? -1;
    if (before >= 0) return before;
    const shared = left.set.intersection(right.set).size;
    const all = left.set.size + right.set.size - shared;
    const like = all === 0 ? 1 : shared / all;
    known[place] = like;
    return like;
  };
}

const wordsOfLeaf = ([path, text]: readonly [string, string]): string[] =>
  text.split(/\s+/).map((word) => `${path} ${word.toLowerCase()}`);

const typeAt = (side: Side, id: string): string | undefined => side.flow.steps[id]?.type;
