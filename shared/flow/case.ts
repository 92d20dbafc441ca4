import { FlowDefinitionError } from './definition-error.ts';
import type { Condition, Operator } from './flow.ts';

/** How a person writes each operator. Numbers: if either side is not a number, the test is false. */
export const caseOperators = {
  equals: 'Equals',
  startsWith: 'TextStartsWith',
  endsWith: 'TextEndsWith',
  contains: 'TextContains',
  greaterThan: 'NumberGreaterThan',
  greaterOrEqual: 'NumberGreaterOrEqualTo',
  lessThan: 'NumberLessThan',
  lessOrEqual: 'NumberLessOrEqualTo',
} as const satisfies Record<string, Operator>;

type Word = keyof typeof caseOperators;

/** One test and where it leads. Exactly one operator; the operand is a text and may be a JSONPath. */
export type Case<S extends string> = { readonly next: S } & {
  [W in Word]: { readonly [Only in W]: string } & { readonly [Other in Exclude<Word, W>]?: never };
}[Word];

/** Tests in the order written: the first that holds wins. */
export function lowerCases(cases: readonly Case<string>[], step: string): Condition[] {
  return cases.map((one, index) => lowerCase(one, `Step "${step}", case ${index + 1}`));
}

function lowerCase(one: Case<string>, place: string): Condition {
  const [word, operand] = written(one, place);
  // Observed: the service refuses it ("Invalid branch. Path: N.Evaluate"), create probes 2026-09.
  if (operand === '') {
    throw new FlowDefinitionError(
      `${place}: compares with an empty text, which the service refuses. Send the empty value to \`otherwise\`.`,
    );
  }
  return { operator: caseOperators[word], operands: [operand], next: one.next };
}

function written(one: Case<string>, place: string): [Word, string] {
  for (const word of words) {
    const operand = one[word];
    if (operand !== undefined) return [word, operand];
  }
  throw new FlowDefinitionError(`${place}: has no test. Write one of ${words.join(', ')}.`);
}

const words: readonly Word[] = [
  'equals',
  'startsWith',
  'endsWith',
  'contains',
  'greaterThan',
  'greaterOrEqual',
  'lessThan',
  'lessOrEqual',
];
