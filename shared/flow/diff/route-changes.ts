import { takersOf } from './branch-words.ts';
import type { Change } from './change.ts';
import type { Classes } from './equivalence.ts';
import type { Side } from './meaning.ts';
import { type Comparison, meetings, type Teller } from './telling.ts';

/** Branches that lead elsewhere, and the steps that sentences about them have already named. */
export interface RouteChanges {
  readonly changes: readonly Change[];
  readonly named: ReadonlySet<string>;
}

/** Where the branches of two paired steps part. */
export function routeChanges(
  a: string,
  b: string,
  comparison: Comparison & { readonly classes: Classes },
): RouteChanges {
  const { old, now, match, classes } = comparison;
  const changes: Change[] = [];
  const named = new Set<string>();
  const was = old.side.branches.get(a) ?? new Map<string, string>();
  const is = now.side.branches.get(b) ?? new Map<string, string>();
  const say = (sentence: string, targets: { before?: string; after?: string }): void => {
    changes.push({ kind: 'route', step: b, sentence: capital(sentence), ...targets });
  };
  const moved = movedBranches(was, is, comparison);
  for (const [label, to] of is) {
    const before = moved.get(label);
    if (before !== undefined) {
      const sentence = `${takersOf(now, b, label)} now ${now.meet(to)}, as did before: ${takersOf(old, a, before)}.`;
      say(sentence, { before, after: label });
      continue;
    }
    const from = was.get(label);
    const takers = takersOf(now, b, label);
    if (from === undefined) {
      named.add(`+${to}`);
      say(`${takers} now ${now.meet(to)}; before, there was no such way.`, { after: to });
    } else if (match.forward.get(from) !== to && !sameClass(classes, from, to)) {
      const between = passed(now.side, to, (id) => id === match.forward.get(from), isNew(match.backward));
      const skipped = passed(old.side, from, (id) => id === match.backward.get(to), isNew(match.forward));
      for (const id of between ?? [to]) named.add(`+${id}`);
      for (const id of skipped ?? []) named.add(`-${id}`);
      const met = meetings(now, to, old, from);
      const sentence = between
        ? `${takers} now first ${told(now, between)}, then go on as before.`
        : skipped
          ? `${takers} no longer ${told(old, skipped)} on the way to ${now.name(to)}.`
          : `${takers} now ${met.is}; before, they ${met.was}.`;
      say(sentence, { before: from, after: to });
    }
  }
  for (const [label, from] of was) {
    if (is.has(label) || [...moved.values()].includes(label)) continue;
    named.add(`-${from}`);
    say(`${takersOf(old, a, label)} no longer ${old.meet(from)}: that way is gone.`, { before: from });
  }
  return { changes, named };
}

/** Branches that kept their target and changed their label, as when a menu gives a choice another key: new → old label. */
function movedBranches(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
  { match }: Comparison,
): Map<string, string> {
  const gone = [...was].filter(([label]) => label.startsWith('when') && !is.has(label));
  const moved = new Map<string, string>();
  for (const [label, to] of is) {
    if (was.has(label) || !label.startsWith('when')) continue;
    const index = gone.findIndex(([, from]) => match.forward.get(from) === to);
    const [twin] = index < 0 ? [] : gone.splice(index, 1);
    if (twin) moved.set(label, twin[0]);
  }
  return moved;
}

const isNew =
  (paired: ReadonlyMap<string, string>) =>
  (id: string): boolean =>
    !paired.has(id);

/** The unpaired steps on the one way from a step to its end, or undefined if the way ends elsewhere. */
function passed(
  side: Side,
  from: string,
  isEnd: (id: string) => boolean,
  isPassable: (id: string) => boolean,
): readonly string[] | undefined {
  const way: string[] = [];
  for (let at: string | undefined = from; at !== undefined && !way.includes(at); ) {
    if (isEnd(at)) return way.length > 0 ? way : undefined;
    if (!isPassable(at)) return undefined;
    way.push(at);
    at = side.branches.get(at)?.get('next');
  }
  return undefined;
}

/** What callers meet on a stretch of steps: the first thing they notice, else what the first step does. */
function told(teller: Teller, way: readonly string[]): string {
  const heard = way.map((id) => teller.meet(id)).find((text) => !text.startsWith('come to'));
  const [first = ''] = way;
  return heard ?? `pass ${teller.name(first)} (${teller.does(first)})`;
}

const sameClass = (classes: Classes, a: string, b: string): boolean =>
  classes.before.has(a) && classes.before.get(a) === classes.after.get(b);

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
