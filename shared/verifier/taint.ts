import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { answersBefore, outcomePolicy } from './answers.ts';
import { cardInputs } from './card-entry.ts';
import { factsBefore, sameSet, succeeded, union } from './dataflow.ts';
import { has, objectAt, type Read, readersOf, readsOf } from './reads.ts';
import type { Context } from './rule.ts';
import { isStoring } from './speech.ts';

/**
 * What a value may hold. `card`: card data, encrypted or not. `person`: what a function disclosed about a person, or a
 * customer profile. `digits`: whatever a caller has keyed. `phone`: keyed, and checked by Connect to be a phone number.
 */
export type Taint = 'card' | 'person' | 'digits' | 'phone';

/** `StoredCustomerInput  card`, `FlowAttributes number phone`: root, key and what stands there. */
type Mark = `${string} ${string} ${Taint}`;
type Marks = ReadonlySet<Mark>;
const clean: Marks = new Set();

export interface Taints {
  /** What may stand in a path when a step begins. */
  readonly of: (id: string, read: Read) => readonly Taint[];
  /** Contact and flow attributes that may hold card data when a step begins. */
  readonly cardsAt: (id: string) => readonly string[];
}

const known = new WeakMap<Context, Taints>();

/** Follows values from where they come in through attributes, along every branch, error branches included. */
export function taintsIn(context: Context): Taints {
  const before = known.get(context);
  if (before) return before;
  const made = findTaints(context);
  known.set(context, made);
  return made;
}

const noTaint: readonly never[] = [];
const noTaints: Taints = { of: () => noTaint, cardsAt: () => noTaint };

function findTaints(context: Context): Taints {
  const sources = ['StoredCustomerInput', 'Customer', ...(context.policy?.functions ? ['External'] : [])];
  if (!sources.some((root) => readersOf(context, root).length > 0)) return noTaints;
  const cards = new Set(cardInputs(context));
  const facts = factsBefore<Marks>(context.graph, {
    entry: clean,
    join: union,
    same: sameSet,
    along: (fact, edge, step) => along(fact, { edge, step, context, cards }),
  });
  return {
    of: (id, read) =>
      tainting.has(read.root) ? taintsOf(read, { fact: facts.get(id) ?? clean, context, id }) : noTaint,
    cardsAt: (id) => [...(facts.get(id) ?? clean)].flatMap(cardAttribute),
  };
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
  const values = objectAt(step.parameters, root.parameter);
  const taints: Record<string, readonly Taint[]> = {};
  for (const key of Object.keys(values)) {
    const own = `${root.parameter}.${key}`;
    taints[key] = readsOf(step)
      .filter(({ where }) => where === own || where.startsWith(`${own}.`))
      .flatMap((read) => taintsOf(read, { fact, context, id: edge.from }));
  }
  return written(fact, root.root, taints);
}

/** Roots whose values may hold any of this. */
const tainting: ReadonlySet<string> = new Set([
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

function written(fact: Marks, root: string, taints: Readonly<Record<string, readonly Taint[]>>): Marks {
  const after = new Set<Mark>();
  for (const mark of fact) {
    const { root: at, key } = read(mark);
    if (at !== root || !Object.hasOwn(taints, key)) after.add(mark);
  }
  for (const [key, found] of Object.entries(taints)) {
    for (const taint of found) after.add(`${root} ${key} ${taint}`);
  }
  return after;
}

interface Place {
  readonly fact: Marks;
  readonly context: Context;
  readonly id: string;
}

function taintsOf({ root, key }: Read, { fact, context, id }: Place): Taint[] {
  if (root === 'Customer') return ['person'];
  if (root === 'External') return discloses(context, id, key) ? ['person'] : [];
  const name = root === 'StoredCustomerInput' ? '' : key;
  return [...fact].flatMap((mark) => {
    const found = read(mark);
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

function cardAttribute(mark: Mark): string[] {
  const { root, key, taint } = read(mark);
  return taint === 'card' && root !== 'StoredCustomerInput' ? [`$.${root}.${key}`] : [];
}

function read(mark: Mark): { root: string; key: string; taint: Taint } {
  const first = mark.indexOf(' ');
  const last = mark.lastIndexOf(' ');
  // A mark is written by `written` only, which ends it in a taint.
  return {
    root: mark.slice(0, first),
    key: mark.slice(first + 1, last),
    taint: mark.slice(last + 1) as Taint,
  };
}
