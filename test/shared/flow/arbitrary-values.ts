import fc from 'fast-check';
import type { Case } from '../../../shared/flow/case.ts';
import { promptRef } from '../../../shared/flow/references.ts';
import type { Spoken } from '../../../shared/flow/spoken.ts';

/** Values that somebody could write in a flow. */

/** Where a branch leads. */
export type To = fc.Arbitrary<string>;

export const word = fc.stringMatching(/^[a-z][a-z-]{0,11}$/);
export const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
export const path = fc.constantFrom('$.Attributes.level', '$.External.outcome', '$.StoredCustomerInput');
export const map = fc.dictionary(word, text, { minKeys: 1, maxKeys: 4 });
export const seconds = fc.integer({ min: 1, max: 180 });
export const maybe = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<{ [key: string]: T }> =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }));

/** At least one of them, as the types of lists have it. */
export const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<[T, ...T[]]> =>
  fc.tuple(one, fc.array(one, { maxLength: 2 })).map(([first, more]) => [first, ...more]);

export const spoken: fc.Arbitrary<Spoken> = fc.oneof(
  fc.record({ text }),
  fc.record({ ssml: text }),
  fc.record({ prompt: word.map(promptRef) }),
);

const operator = fc.constantFrom(
  'equals',
  'startsWith',
  'endsWith',
  'contains',
  'greaterThan',
  'lessOrEqual',
);
export function cases(step: To): fc.Arbitrary<Case<string>[]> {
  const one = fc.tuple(operator, text, step).map(
    // A computed key loses its name; `operator` holds operators of Case only.
    ([word, operand, next]) => ({ [word]: operand, next }) as unknown as Case<string>,
  );
  return fc.array(one, { maxLength: 4 });
}
