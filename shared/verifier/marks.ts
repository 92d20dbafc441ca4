import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { answersBefore, outcomePolicy } from './answers.ts';
import { cardInputs, readsSaidCard } from './card-entry.ts';
import { type Facts, factsBefore, succeeded } from './dataflow.ts';
import { has, objectAt, type Read, readersOf, readsOf } from './reads.ts';
import type { Context } from './rule.ts';
import { isStoring } from './speech.ts';

/**
 * What a value may hold. `card`: card data, encrypted or not. `person`: what a function disclosed about a person, or a
 * customer profile. `digits`: whatever a caller has keyed. `phone`: keyed, and checked by Connect to be a phone number.
 * `said`: what a caller told a bot or wrote. `sent`: what the other end of the line sent along with the call.
 */
export type Taint = 'card' | 'person' | 'digits' | 'phone' | 'said' | 'sent';

/** By place, `StoredCustomerInput ` or `FlowAttributes number`: what may stand there, one bit for each taint. */
export type Marks = ReadonlyMap<Spot, number>;
export type Spot = `${string} ${string}`;
export const clean: Marks = new Map();

const taints = ['card', 'person', 'digits', 'phone', 'said', 'sent'] as const satisfies readonly Taint[];
const bitOf: Readonly<Record<Taint, number>> = {
  card: 1,
  person: 2,
  digits: 4,
  phone: 8,
  said: 16,
  sent: 32,
};
/** The taints of each sum of bits. */
const taintsOfBits = Array.from({ length: 64 }, (_, bits) => taints.filter((taint) => bits & bitOf[taint]));

/** The first itself when the second adds nothing. */
export function joined(a: Marks, b: Marks): Marks {
  if (a === b) return a;
  let both: Map<Spot, number> | undefined;
  for (const [spot, bits] of b) {
    const had = a.get(spot) ?? 0;
    if ((had | bits) !== had) {
      both ??= new Map(a);
      both.set(spot, had | bits);
    }
  }
  return both ?? a;
}

/** Where the walk begins, and what comes back from the modules that it calls. */
export interface Around {
  readonly entry: Marks;
  /** What stands after the module that a step calls. */
  readonly afterModule: (step: string, before: Marks) => Marks;
}

/** Follows values from where they come in through attributes, along every branch of one flow, error branches included. */
export function marksBefore(context: Context, { entry, afterModule }: Around): Facts<Marks> {
  const cards = new Set(cardInputs(context));
  return factsBefore<Marks>(context.graph, {
    entry,
    join: joined,
    same: Object.is,
    along: (fact, edge, step) => {
      if (step.type !== 'InvokeFlowModule') return along(fact, { edge, step, context, cards });
      const after = afterModule(edge.from, fact);
      return succeeded(edge) ? after : joined(fact, after);
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
    const after = written(fact, 'StoredCustomerInput', new Map([['', bitOf[keyed]]]));
    return succeeded(edge) ? after : joined(fact, after);
  }
  const root = attributeWriters[step.type];
  if (root === undefined) return fact;
  // A step that fails may have written all the same, and nothing more can be done where an overwrite fails.
  if (fact.size === 0 && !readsOf(context, edge.from).some((one) => tainting.has(one.root))) return fact;
  const values = takenBy(step, root.parameter, { fact, context, id: edge.from });
  return written(fact, root.root, values);
}

/** What each key of an object parameter takes. */
export function takenBy(step: Step, parameter: string, place: Place): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  const values = objectAt(step.parameters, parameter);
  for (const key in values) taken.set(key, 0);
  for (const read of readsOf(place.context, place.id)) {
    const bits = read.where.startsWith(`${parameter}.`) ? bitsOf(read, place) : 0;
    if (bits === 0) continue;
    const inside = read.where.slice(parameter.length + 1);
    const own = taken.get(inside);
    if (own !== undefined) taken.set(inside, own | bits);
    if (!inside.includes('.')) continue;
    for (const [key, had] of taken) if (inside.startsWith(`${key}.`)) taken.set(key, had | bits);
  }
  return taken;
}

/** Roots whose values may hold any of this. */
export const tainting: ReadonlySet<string> = new Set([
  'StoredCustomerInput',
  'External',
  'Customer',
  'Lex',
  'Media',
  'Attributes',
  'FlowAttributes',
]);

const attributeWriters: Readonly<Record<string, { readonly root: string; readonly parameter: string }>> = {
  UpdateFlowAttributes: { root: 'FlowAttributes', parameter: 'FlowAttributes' },
  UpdateContactAttributes: { root: 'Attributes', parameter: 'Attributes' },
};

/** True when some step puts what a caller said, or what came with the call, into attributes. */
export const keepsSaid = (context: Context): boolean =>
  ['Lex', 'Media'].some((root) =>
    [...readersOf(context, root)].some((id) => keeping.has(context.flow.steps[id]?.type ?? '')),
  );
const keeping: ReadonlySet<string> = new Set([...Object.keys(attributeWriters), 'CreateTask']);

/** After some keys below a root are written. */
export function written(fact: Marks, root: string, taken: ReadonlyMap<string, number>): Marks {
  let after: Map<Spot, number> | undefined;
  for (const [key, bits] of taken) {
    const spot: Spot = `${root} ${key}`;
    if ((fact.get(spot) ?? 0) === bits) continue;
    after ??= new Map(fact);
    if (bits === 0) after.delete(spot);
    else after.set(spot, bits);
  }
  return after ?? fact;
}

export interface Place {
  readonly fact: Marks;
  readonly context: Context;
  readonly id: string;
}

export const taintsOf = (read: Read, place: Place): readonly Taint[] =>
  taintsOfBits[bitsOf(read, place)] ?? [];

function bitsOf(read: Read, { fact, context, id }: Place): number {
  const { root, key } = read;
  if (root === 'Customer') return bitOf.person;
  if (root === 'External') return discloses(context, id, key) ? bitOf.person : 0;
  if (root === 'Lex')
    return (key === 'Slots' ? bitOf.said : 0) | (readsSaidCard(context, read) ? bitOf.card : 0);
  if (root === 'Media') return key === 'Sip' ? bitOf.sent : key === 'InitialMessage' ? bitOf.said : 0;
  return fact.get(`${root} ${root === 'StoredCustomerInput' ? '' : key}`) ?? 0;
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

/** The attributes that may hold card data, as paths. */
export const cardsIn = (fact: Marks): string[] =>
  [...fact].flatMap(([spot, bits]) =>
    bits & bitOf.card && rootOf(spot) !== 'StoredCustomerInput' ? [`$.${spot.replace(' ', '.')}`] : [],
  );

export const rootOf = (spot: Spot): string => spot.slice(0, spot.indexOf(' '));

/** The marks below some roots. */
export function below(fact: Marks, ...roots: readonly string[]): Marks {
  if (fact.size === 0) return fact;
  return new Map([...fact].filter(([spot]) => roots.includes(rootOf(spot))));
}
