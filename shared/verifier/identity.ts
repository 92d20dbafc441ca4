import type { Edge } from '../flow/graph.ts';
import { segmentsOf } from '../flow/paths.ts';
import { answersAlong, answersBefore, comparesOutcome, outcomePolicy } from './answers.ts';
import { type Facts, factsBefore, succeeded } from './dataflow.ts';
import type { Policy } from './policy.ts';
import { objectAt } from './reads.ts';
import type { Context } from './rule.ts';

/** Position of a level, weakest 0; -1 for a word that is no level. */
export const rank = (policy: Policy, level: string): number => policy.identity?.levels.indexOf(level) ?? -1;

/** For each step: the identity level that every path to it has proven, as a rank; -1 when nothing is proven. */
export function provenBefore(context: Context, policy: Policy): Facts<number> {
  return factsBefore<number>(context.graph, {
    entry: -1,
    join: Math.min,
    same: Object.is,
    along: (proven, edge) => along(context, policy, { proven, edge }),
  });
}

function along(context: Context, policy: Policy, { proven, edge }: { proven: number; edge: Edge }): number {
  const step = context.graph.steps[edge.from];
  if (!step) return proven;
  const condition = edge.condition === undefined ? undefined : step.conditions[edge.condition];
  if (condition?.operator === 'Equals' && readsLevel(step.parameters.ComparisonValue, policy)) {
    return Math.max(proven, ...condition.operands.map((level) => rank(policy, level)));
  }
  if (condition?.operator === 'Equals' && comparesOutcome(step)) {
    const before = answersBefore(context).get(edge.from);
    const answers = before ? answersAlong(context, edge, before) : [];
    const levels = answers.map((a) => rank(policy, outcomePolicy(policy, a)?.establishes ?? ''));
    return levels.length > 0 ? Math.max(proven, Math.min(...levels)) : proven;
  }
  const written = writtenLevel(step.parameters, policy);
  // A lowered level holds from here on, even if more was known before.
  if (step.type === 'UpdateContactAttributes' && typeof written === 'string' && succeeded(edge)) {
    const level = rank(policy, written);
    return level < 0 ? proven : Math.min(proven, level);
  }
  return proven;
}

const readsLevel = (value: unknown, policy: Policy): boolean => {
  const [root, key] = typeof value === 'string' ? segmentsOf(value) : [];
  return root === 'Attributes' && key !== undefined && key === policy.identity?.attribute;
};

/** What a step writes into the identity attribute, or undefined. */
export function writtenLevel(parameters: Context['flow']['metadata'], policy: Policy): unknown {
  const name = policy.identity?.attribute;
  return name === undefined ? undefined : objectAt(parameters, 'Attributes')[name];
}
