import type { Flow } from '../flow.ts';
import type { Change } from './change.ts';
import { type Classes, classesOf, isSame } from './equivalence.ts';
import { matchSteps } from './match.ts';
import { type Canonical, leavesOf, sideOf } from './meaning.ts';
import type { NamedFlow } from './named-flow.ts';
import { capital, routeChanges } from './route-changes.ts';
import { stepChanges } from './step-changes.ts';
import { type Comparison, meetings, tellerOf } from './telling.ts';

const asIs: Canonical = (_path, text) => text;

/**
 * What a call meets differently in the new flow, as sentences; empty exactly when no call can tell the two apart. Ids,
 * positions, names and notes of the designer, doubled steps and steps that no call reaches do not count.
 * `canonical` writes the resources of the old flow as the new one does.
 */
export function diffFlows(before: NamedFlow, after: NamedFlow, canonical: Canonical = asIs): Change[] {
  const flowWide = flowChanges(before.flow, after.flow);
  const [left, right] = [sideOf(before.flow, canonical), sideOf(after.flow, asIs)];
  const classes = classesOf(left, right);
  if (isSame(left, right, classes)) return flowWide;
  const match = matchSteps(left, right, classes);
  const old = tellerOf(before, left, match.forward);
  const now = tellerOf(after, right, match.backward);
  const changes = stepwise({ old, now, match, classes });
  if (changes.length > 0) return [...flowWide, ...changes];
  const sentence =
    'Steps that look alike are shared differently: calls can differ in how often they come back to a step.';
  return [...flowWide, { kind: 'flow', step: '', sentence }];
}

function stepwise(comparison: Comparison & { readonly classes: Classes }): Change[] {
  const { old, now, match, classes } = comparison;
  const changes: Change[] = [];
  const named = new Set<string>();
  const { start } = now.side.flow;
  const first = old.side.flow.start;
  if (match.forward.get(first) !== start && classes.before.get(first) !== classes.after.get(start)) {
    const met = meetings(now, start, old, first);
    const sentence = `Every call now begins at ${now.name(start)}: callers ${met.is}; before, they ${met.was}.`;
    changes.push({ kind: 'route', step: start, sentence, before: first, after: start });
    named.add(`+${start}`);
  }
  for (const b of now.side.ids) {
    const a = match.backward.get(b);
    if (a === undefined || classes.before.get(a) === classes.after.get(b)) continue;
    changes.push(...stepChanges(a, b, comparison));
    const routes = routeChanges(a, b, comparison);
    changes.push(...routes.changes);
    for (const id of routes.named) named.add(id);
  }
  const newClasses = new Set(classes.after.values());
  const oldClasses = new Set(classes.before.values());
  for (const b of now.side.ids) {
    // A copy of a step that is there already changes nothing by itself.
    if (match.backward.has(b) || named.has(`+${b}`) || oldClasses.has(classes.after.get(b) ?? -1)) continue;
    changes.push({ kind: 'step', step: b, sentence: capital(`${now.name(b)} is new: it ${now.does(b)}.`) });
  }
  for (const a of old.side.ids) {
    if (match.forward.has(a) || named.has(`-${a}`) || newClasses.has(classes.before.get(a) ?? -1)) continue;
    changes.push({
      kind: 'step',
      step: a,
      sentence: capital(`${old.name(a)} is gone (it did: ${old.does(a)}).`),
    });
  }
  return changes;
}

function flowChanges(before: Flow, after: Flow): Change[] {
  const changes: Change[] = [];
  // An export that does not say its kind is no change of it.
  if (before.kind !== undefined && after.kind !== undefined && before.kind !== after.kind) {
    const values = { before: before.kind, after: after.kind };
    const sentence = `The flow is now of the kind ${after.kind} (before: ${before.kind}).`;
    changes.push({ kind: 'flow', step: '', sentence, ...values });
  }
  const [was, is] = [before, after].map(({ settings }) =>
    leavesOf({ type: '', parameters: settings ?? {}, errors: {}, conditions: [] }, asIs),
  );
  for (const path of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
    const [old, now] = [was?.get(path), is?.get(path)];
    if (old === now) continue;
    const sentence = `The module's ${path.replaceAll('.', ' › ')} is now ${now ?? 'not given'} (before: ${old ?? 'not given'}).`;
    changes.push({ kind: 'flow', step: '', sentence });
  }
  return changes;
}
