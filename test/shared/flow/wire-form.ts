import { expect } from 'vitest';
import type { ActionOf } from '../../../shared/flow/define-flow.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';

/** A typed form and what it becomes on the wire. */
export type WireForm<K extends FlowKind> = [
  name: string,
  step: ActionOf<K, string>,
  parameters: object,
  transitions: object,
];

export function to(
  next: string,
  errors: Record<string, string>,
  cases: [string, string, string][] = [],
): object {
  return {
    NextAction: next,
    ...(Object.keys(errors).length > 0 && { Errors: expect.toSatisfy(sameErrors(errors)) }),
    ...(cases.length > 0 && {
      Conditions: cases.map(([Operator, operand, NextAction]) => ({
        NextAction,
        Condition: { Operator, Operands: [operand] },
      })),
    }),
  };
}

/** The order of errors has no meaning. */
function sameErrors(errors: Record<string, string>) {
  return (list: { ErrorType: string; NextAction: string }[]) =>
    list.length === Object.keys(errors).length && list.every((e) => errors[e.ErrorType] === e.NextAction);
}
