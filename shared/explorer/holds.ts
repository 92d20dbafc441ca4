import { isOperator, tests } from '../simulator/conditions.ts';

/** Whether a test of a Compare holds: the simulator's own reading. */
export const holds = (operator: string, value: string, operand: string): boolean =>
  isOperator(operator) && tests[operator](value, operand);
