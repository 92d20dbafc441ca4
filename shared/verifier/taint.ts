import { cardsIn, clean, type Taint, tainting, taintsOf } from './marks.ts';
import type { Read } from './reads.ts';
import type { Context } from './rule.ts';
import { marksAcross } from './taint-across.ts';

export type { Taint } from './marks.ts';

export interface Taints {
  /** What may stand in a path when a step begins. */
  readonly of: (id: string, read: Read) => readonly Taint[];
  /** Contact and flow attributes that may hold card data when a step begins. */
  readonly cardsAt: (id: string) => readonly string[];
}

const nothing: readonly never[] = [];

/** Where card data, data about a person and keyed digits may stand, whichever flow of the set they came in. */
export const taintsIn = (context: Context): Taints => context.once(findTaints);

function findTaints(context: Context): Taints {
  const facts = marksAcross(context.set).get(context);
  return {
    of: (id, read) =>
      tainting.has(read.root) ? taintsOf(read, { fact: facts?.get(id) ?? clean, context, id }) : nothing,
    cardsAt: (id) => cardsIn(facts?.get(id) ?? clean),
  };
}
