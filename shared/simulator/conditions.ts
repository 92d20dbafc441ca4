import type { Condition, Operator } from '../flow/flow.ts';
import type { Branch } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText, type Text } from './text.ts';

/** The branch of the first condition that holds, or undefined. */
export type Choose = (value: string, call: LiveCall) => Branch | undefined;

interface Row {
  readonly test: (value: string, operand: string) => boolean;
  readonly operand: Text;
  readonly branch: Branch;
}

/** Conditions in the order of the flow; the first that holds wins. */
export function prepareConditions(conditions: readonly Condition[], branches: readonly Branch[]): Choose {
  const rows = conditions.flatMap((condition, i): Row[] => {
    const test = isOperator(condition.operator) ? tests[condition.operator] : undefined;
    const branch = branches[i];
    return test && branch ? [{ test, operand: prepareText(condition.operands[0] ?? ''), branch }] : [];
  });
  if (rows.every((row) => row.test === equals && row.operand.fixed !== undefined)) return byTable(rows);
  return (value, call) => {
    for (const row of rows)
      if (row.test(value, row.operand.fixed ?? row.operand.read(call))) return row.branch;
    return undefined;
  };
}

function byTable(rows: readonly Row[]): Choose {
  const table = new Map<string, Branch>();
  for (const { operand, branch } of rows) {
    if (operand.fixed !== undefined && !table.has(operand.fixed)) table.set(operand.fixed, branch);
  }
  return (value) => table.get(value);
}

const equals = (value: string, operand: string): boolean => value === operand;
const numbers =
  (holds: (a: number, b: number) => boolean) =>
  (value: string, operand: string): boolean =>
    holds(numberOf(value), numberOf(operand));

/** Source: Developer Guide, flow-language conditions. Text is compared with case; what is no number makes a comparison false. */
export const tests: Readonly<Record<Operator, Row['test']>> = {
  Equals: equals,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: numbers((a, b) => a > b),
  NumberGreaterOrEqualTo: numbers((a, b) => a >= b),
  NumberLessThan: numbers((a, b) => a < b),
  NumberLessOrEqualTo: numbers((a, b) => a <= b),
};

export const isOperator = (operator: string): operator is Operator => Object.hasOwn(tests, operator);

const decimal = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;
const numberOf = (text: string): number => (decimal.test(text) ? Number(text) : Number.NaN);
