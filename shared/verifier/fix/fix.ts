import { specOf } from '../../flow/actions.ts';
import type { Flow, Step } from '../../flow/flow.ts';
import { edgesOf } from '../../flow/graph.ts';
import { structureOf } from '../structure.ts';
import { allowancesOf } from '../suppression.ts';

/** One thing that was mended, as a sentence, with the rule it serves. */
export interface Change {
  readonly rule: string;
  readonly step: string;
  readonly what: string;
}

export interface Fixed {
  readonly flow: Flow;
  readonly changes: readonly Change[];
}

/**
 * Mends what has one right answer and nothing else. A step whose action type is not known, or known from hearsay only, is
 * left as it stands, and a flow that holds one keeps all of its steps.
 */
export function fix(flow: Flow): Fixed {
  const changes: Change[] = [];
  const steps: Record<string, Step> = Object.create(null);
  const allowed = allowancesOf(flow);
  const mayStand = (rule: string, id: string): boolean =>
    allowed.some((one) => one.rule === rule && (one.step === undefined || one.step === id));
  for (const [id, step] of Object.entries(flow.steps)) {
    const mended = mend(step, Object.hasOwn(flow.steps, step.next ?? ''));
    steps[id] = step;
    // What somebody lets stand with a reason is not mended, and the rest of such a step is left to them.
    if (mended.changes.some(({ rule }) => mayStand(rule, id))) continue;
    steps[id] = mended.step;
    changes.push(...mended.changes.map((change) => ({ ...change, step: id })));
  }
  const lost = unreachable({ ...flow, steps });
  const removed = lost.some((id) => mayStand('unreachable-step', id)) ? [] : lost;
  for (const id of removed) {
    delete steps[id];
    changes.push({ rule: 'unreachable-step', step: id, what: 'removed the step, which no call reaches' });
  }
  if (changes.length === 0) return { flow, changes };
  return { flow: { ...flow, steps, metadata: withoutActions(flow.metadata, removed) }, changes };
}

type Mended = { readonly step: Step; readonly changes: readonly Omit<Change, 'step'>[] };

function mend(step: Step, nextExists: boolean): Mended {
  const spec = specOf(step.type);
  if (!spec || spec.evidence === 'unverified') return { step, changes: [] };
  const changes: Omit<Change, 'step'>[] = [];
  if (spec.next === 'none') {
    const branches = step.conditions.length + Object.keys(step.errors).length;
    if (branches === 0 && step.next === undefined) return { step, changes };
    const { type, parameters } = step;
    changes.push({ rule: 'terminal-with-transitions', what: 'removed the branches, which are never taken' });
    return { step: { type, parameters, errors: {}, conditions: [] }, changes };
  }
  const errors: Record<string, string> = Object.create(null);
  const { required, optional } = spec.errors(step.parameters);
  for (const [error, to] of Object.entries(step.errors)) {
    if (required.includes(error) || optional.includes(error)) errors[error] = to;
    else changes.push({ rule: 'forbidden-error-branch', what: `removed the error branch ${error}` });
  }
  for (const error of required) {
    if (error in errors || step.next === undefined || !nextExists) continue;
    errors[error] = step.next;
    const what = `added the error branch ${error}, leading to "${step.next}" as NextAction does`;
    changes.push({ rule: 'required-error-branch', what });
  }
  const seen = new Set<string>();
  const conditions = step.conditions.filter(({ operator, operands }) => {
    const test = JSON.stringify([operator, ...operands]);
    if (!seen.has(test)) return seen.add(test);
    const what = `removed the second condition "${operator} ${operands.join(' ')}", which never holds`;
    changes.push({ rule: 'duplicate-condition', what });
    return false;
  });
  return changes.length === 0 ? { step, changes } : { step: { ...step, errors, conditions }, changes };
}

/** Steps that no call reaches, when every branch and every type of the flow is understood. */
function unreachable(flow: Flow): string[] {
  const { ids, placed, start, reachable, dangles } = structureOf(flow);
  if (start < 0 || dangles || placed.some(({ spec }) => spec === undefined)) return [];
  // A mirrored NextAction may name a step that no call takes; removed, it and what it leads to would dangle.
  const kept = new Set(ids.filter((_, n) => reachable[n] === 1));
  const named = [...kept].map((id) => flow.steps[id]?.next ?? '');
  for (let id = named.pop(); id !== undefined; id = named.pop()) {
    const step = Object.hasOwn(flow.steps, id) && !kept.has(id) ? flow.steps[id] : undefined;
    if (!step) continue;
    kept.add(id);
    named.push(...edgesOf(id, step).map(({ to }) => to), step.next ?? '');
  }
  return ids.filter((id) => !kept.has(id));
}

/** The designer's notes on steps that are gone go with them. */
function withoutActions(metadata: Flow['metadata'], removed: readonly string[]): Flow['metadata'] {
  const actions = metadata.ActionMetadata;
  if (removed.length === 0 || typeof actions !== 'object' || actions === null || Array.isArray(actions))
    return metadata;
  const kept = Object.fromEntries(Object.entries(actions).filter(([id]) => !removed.includes(id)));
  return { ...metadata, ActionMetadata: kept };
}
