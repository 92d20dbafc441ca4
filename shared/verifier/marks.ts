import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { answersBefore, outcomePolicy } from './answers.ts';
import { cardInputs } from './card-entry.ts';
import { factsBefore, sameSet, succeeded, union } from './dataflow.ts';
import { has, objectAt, type Read, readsOf } from './reads.ts';
import type { Context } from './rule.ts';
import { isStoring } from './speech.ts';

/**
 * What a value may hold. `card`: card data, encrypted or not. `person`: what a function disclosed about a person, or a
 * customer profile. `digits`: whatever a caller has keyed. `phone`: keyed, and checked by Connect to be a phone number.
 */
export type Taint = 'card' | 'person' | 'digits' | 'phone';

/** `StoredCustomerInput  card`, `FlowAttributes number phone`: root, key and what stands there. */
export type Mark = `${string} ${string} ${Taint}`;
export type Marks = ReadonlySet<Mark>;
export const clean: Marks = new Set();

/** Where the walk begins, and what comes back from the modules that it calls. */
export interface Around {
  readonly entry: Marks;
  /** What stands after the module that a step calls. */
  readonly afterModule: (step: string, before: Marks) => Marks;
}

/** Follows values from where they come in through attributes, along every branch of one flow, error branches included. */
export function marksBefore(context: Context, { entry, afterModule }: Around): ReadonlyMap<string, Marks> {
  const cards = new Set(cardInputs(context));
  return factsBefore<Marks>(context.graph, {
    entry,
    join: union,
    same: sameSet,
    along: (fact, edge, step) => {
      if (step.type !== 'InvokeFlowModule') return along(fact, { edge, step, context, cards });
      const after = afterModule(edge.from, fact);
      return succeeded(edge) ? after : union(fact, after);
    },
  });
}

interface Walk {
  readonly edge: Edge;
  readonly step: Step;
  readonly context: Context;
  readonly cards: ReadonlySet<string>;
}

function along(fact: Marks, { edge, step, context, cards }: Walk): Marks {
  if (isStoring(step)) {
    const phone = has(objectAt(step.parameters, 'InputValidation'), 'PhoneNumberValidation');
    const keyed: Taint = cards.has(edge.from) ? 'card' : phone ? 'phone' : 'digits';
    const after = written(fact, 'StoredCustomerInput', { '': [keyed] });
    return succeeded(edge) ? after : union(fact, after);
  }
  const root = attributeWriters[step.type];
  if (root === undefined) return fact;
  // A step that fails may have written all the same, and nothing more can be done where an overwrite fails.
  if (fact.size === 0 && !readsOf(step).some((one) => tainting.has(one.root))) return fact;
  const values = takenBy(step, root.parameter, { fact, context, id: edge.from });
  return written(fact, root.root, values);
}

/** What each key of an object parameter takes. */
export function takenBy(step: Step, parameter: string, place: Place): Record<string, readonly Taint[]> {
  const taints: Record<string, readonly Taint[]> = {};
  for (const key of Object.keys(objectAt(step.parameters, parameter))) {
    const own = `${parameter}.${key}`;
    taints[key] = readsOf(step)
      .filter(({ where }) => where === own || where.startsWith(`${own}.`))
      .flatMap((read) => taintsOf(read, place));
  }
  return taints;
}

/** Roots whose values may hold any of this. */
export const tainting: ReadonlySet<string> = new Set([
  'StoredCustomerInput',
  'External',
  'Customer',
  'Attributes',
  'FlowAttributes',
]);

const attributeWriters: Readonly<Record<string, { readonly root: string; readonly parameter: string }>> = {
  UpdateFlowAttributes: { root: 'FlowAttributes', parameter: 'FlowAttributes' },
  UpdateContactAttributes: { root: 'Attributes', parameter: 'Attributes' },
};

export function written(
  fact: Marks,
  root: string,
  taints: Readonly<Record<string, readonly Taint[]>>,
): Marks {
  const after = new Set<Mark>();
  for (const mark of fact) {
    const { root: at, key } = readMark(mark);
    if (at !== root || !Object.hasOwn(taints, key)) after.add(mark);
  }
  for (const [key, found] of Object.entries(taints)) {
    for (const taint of found) after.add(`${root} ${key} ${taint}`);
  }
  return after;
}

export interface Place {
  readonly fact: Marks;
  readonly context: Context;
  readonly id: string;
}

export function taintsOf({ root, key }: Read, { fact, context, id }: Place): Taint[] {
  if (root === 'Customer') return ['person'];
  if (root === 'External') return discloses(context, id, key) ? ['person'] : [];
  const name = root === 'StoredCustomerInput' ? '' : key;
  return [...fact].flatMap((mark) => {
    const found = readMark(mark);
    return found.root === root && found.key === name ? [found.taint] : [];
  });
}

/** True when an answer that may stand in `$.External` discloses this key, and it is no mere reference. */
function discloses(context: Context, id: string, key: string): boolean {
  const { policy } = context;
  if (!policy?.functions || policy.opaque?.includes(key)) return false;
  const answers = answersBefore(context).get(id)?.known ?? [];
  return answers.some((answer) => {
    const { discloses: level, returns = [] } = outcomePolicy(policy, answer) ?? {};
    return level !== undefined && returns.includes(key);
  });
}

export function readMark(mark: Mark): { root: string; key: string; taint: Taint } {
  const first = mark.indexOf(' ');
  const last = mark.lastIndexOf(' ');
  // A mark is written by `written` only, which ends it in a taint.
  return {
    root: mark.slice(0, first),
    key: mark.slice(first + 1, last),
    taint: mark.slice(last + 1) as Taint,
  };
}
