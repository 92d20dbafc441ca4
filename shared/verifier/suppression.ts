import type { Json } from '../flow/document.ts';
import type { Flow } from '../flow/flow.ts';
import type { Finding } from './finding.ts';
import { isObject } from './parameters.ts';

/**
 * A finding that somebody has looked at and lets stand. In the source of a flow it stands at the step, in
 * `Metadata.ActionMetadata.<step>.careline.allow`, or for the whole flow in `Metadata.careline.allow`.
 */
export interface Suppression {
  readonly rule: string;
  /** Why it may stand: for the next reader. Without one the suppression is an error itself. */
  readonly reason: string;
  /** Name of the flow; any when absent. */
  readonly flow?: string;
  /** Name of the step; the whole flow when absent. */
  readonly step?: string;
}

/** A finding that is not reported, and why. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/** One entry of an `allow` list as it stands in a flow, right or wrong. */
export interface Allowance {
  readonly step: string | undefined;
  readonly rule: string;
  readonly reason: string;
}

/** Every entry of every `allow` list of a flow. What is no entry has an empty rule. */
export function allowancesOf(flow: Flow): readonly Allowance[] {
  const actions = objectIn(flow.metadata, 'ActionMetadata');
  const found = allowed(flow.metadata, undefined);
  if (!actions) return found;
  for (const id in actions) {
    const notes = actions[id];
    if (isObject(notes) && 'careline' in notes) found.push(...allowed(notes, id));
  }
  return found;
}

function allowed(metadata: Json, step: string | undefined): Allowance[] {
  const list = objectIn(metadata, 'careline')?.allow;
  if (list === undefined) return [];
  const entries: readonly Json[] = Array.isArray(list) ? list : [list];
  return entries.map((entry) => {
    const { rule, reason } = isObject(entry) ? entry : {};
    const text = (value: Json | undefined) => (typeof value === 'string' ? value.trim() : '');
    return { step, rule: text(rule), reason: text(reason) };
  });
}

const objectIn = (value: Json, key: string) => {
  const inner = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(inner) ? inner : undefined;
};

/** The suppressions that let a finding stand. */
export const coversOf = <S extends Suppression>(finding: Finding, suppressions: readonly S[]): readonly S[] =>
  suppressions.filter(
    ({ rule, reason, flow, step }) =>
      rule === finding.rule &&
      reason.trim() !== '' &&
      (flow === undefined || flow === finding.flow) &&
      (step === undefined || step === finding.step),
  );

/** The suppressions that let nothing stand. */
export function unusedOf<S extends Suppression>(all: readonly S[], used: ReadonlySet<S>): readonly S[] {
  return all.filter((one) => !used.has(one) && ![...used].some((other) => ofOneStep(one, other)));
}

/** A typed step may become several blocks, and each carries the same entry. */
function ofOneStep(a: Suppression, b: Suppression): boolean {
  if (a.step === undefined || b.step === undefined) return false;
  const same = a.rule === b.rule && a.reason === b.reason && a.flow === b.flow;
  return same && (a.step.startsWith(`${b.step}-`) || b.step.startsWith(`${a.step}-`));
}
