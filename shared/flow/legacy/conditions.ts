import type { Condition, Operator } from '../flow.ts';
import type { LegacyBranch } from './block.ts';

/** Operators of the old console. Observed: Equals, LessThan in exports; the others are spelled as the console shows them. */
const operators: Readonly<Record<string, Operator>> = {
  Equals: 'Equals',
  StartsWith: 'TextStartsWith',
  EndsWith: 'TextEndsWith',
  Contains: 'TextContains',
  GreaterThan: 'NumberGreaterThan',
  GreaterThanOrEqualTo: 'NumberGreaterOrEqualTo',
  LessThan: 'NumberLessThan',
  LessThanOrEqualTo: 'NumberLessOrEqualTo',
};

/** A branch that tests a value, or undefined for an operator that the new language does not have. */
export function conditionOf(branch: LegacyBranch): Condition | undefined {
  const name = branch.conditionType ?? 'Equals';
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  const operand = branch.conditionValue;
  if (!operator || operand === undefined || operand === null || typeof operand === 'object') return undefined;
  return { operator, operands: [String(operand)], next: branch.transition };
}
