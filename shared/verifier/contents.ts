import type { Json, JsonObject } from '../flow/document.ts';
import type { Context } from './rule.ts';
import type { PlacedStep } from './structure.ts';

/** What several rules look for in the parameters of a step, one bit each: found in one walk for all of them. */
export const signs = { path: 1, arn: 2, reference: 4 } as const;

/** By the number of the step. */
export interface Contents {
  /** Characters of the parameters, with names and punctuation. */
  readonly characters: readonly number[];
  /** The sum of the signs that occur in their texts. */
  readonly signs: readonly number[];
}

export const contentsOf = (context: Context): Contents => context.once(walk);

/** The steps with a text that holds a sign, in the order of the flow. */
export function stepsWith(context: Context, sign: number): readonly PlacedStep[] {
  const { signs: found } = contentsOf(context);
  return context.structure.placed.filter(({ n }) => ((found[n] ?? 0) & sign) !== 0);
}

function walk({ structure: { steps } }: Context): Contents {
  const characters: number[] = [];
  const found: number[] = [];
  const tally = { signs: 0 };
  for (const { parameters } of steps) {
    tally.signs = 0;
    characters.push(charactersIn(parameters, tally));
    found.push(tally.signs);
  }
  return { characters, signs: found };
}

/** Characters of a value with its names and punctuation, as if nothing were escaped. */
export function charactersIn(value: Json, tally?: { signs: number }): number {
  if (typeof value === 'string') {
    if (tally) tally.signs |= signsIn(value);
    return value.length + 2;
  }
  if (typeof value !== 'object' || value === null) return 8;
  let sum = 2;
  if (Array.isArray(value)) {
    for (const item of value) sum += charactersIn(item, tally) + 1;
    return sum;
  }
  // No list, so an object of JSON.
  const object = value as JsonObject;
  for (const key in object) sum += key.length + 4 + charactersIn(object[key] ?? null, tally);
  return sum;
}

function signsIn(text: string): number {
  let found = 0;
  if (text.includes('$')) found = signs.path;
  // Shorter texts hold neither.
  if (text.length < 8) return found;
  if (text.includes('arn:aws')) found |= signs.arn;
  return text.includes('careline:') ? found | signs.reference : found;
}
