import { always, defineAction, type Lowered, noConditions } from '../action-spec.ts';
import { plainText } from '../document.ts';
import type { Step } from '../flow.ts';
import type { FunctionContract } from '../function-contract.ts';
import { functionRef, type Reference } from '../references.ts';

interface Invocation<S extends string> {
  readonly type: 'InvokeLambdaFunction';
  /** 1–8 seconds, retries included. */
  readonly timeoutSeconds?: number;
  /** Function failed, was too slow, or answered what the flow cannot read. */
  readonly onError: S;
}

/** A function by reference; the answer lands in `$.External`. */
interface PlainInvocation<S extends string> extends Invocation<S> {
  readonly function: Reference<'function'>;
  readonly with?: Readonly<Record<string, string>>;
  /** STRING_MAP: a flat object of strings. JSON: nested. */
  readonly response?: 'STRING_MAP' | 'JSON';
  readonly next: S;
  readonly contract?: never;
}

/** Set by `callFunction`, which holds the outcomes against the contract: a step written by hand cannot skip that. */
export const outcomesChecked: unique symbol = Symbol('outcomes checked');

/** A function by contract: one branch for each outcome (see `callFunction`). */
export interface ContractInvocation<S extends string> extends Invocation<S> {
  readonly [outcomesChecked]: true;
  readonly contract: FunctionContract;
  readonly with: Readonly<Record<string, string>>;
  readonly on: Readonly<Record<string, S>>;
  readonly function?: never;
}

export type InvokeLambdaFunction<S extends string> = PlainInvocation<S> | ContractInvocation<S>;

export const invokeLambdaFunction = defineAction({
  type: 'InvokeLambdaFunction',
  block: 'AWS Lambda function',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-invokelambdafunction.html',
  evidence: 'documented',
  flowKinds: [
    'CONTACT_FLOW',
    'CUSTOMER_QUEUE',
    'CUSTOMER_HOLD',
    'CUSTOMER_WHISPER',
    'AGENT_HOLD',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
  ],
  channels: ['VOICE', 'CHAT', 'TASK', 'EMAIL'],
  next: 'success',
  parameters: {
    LambdaFunctionARN: { required: true, mode: 'any', reference: 'function' },
    InvocationTimeLimitSeconds: { required: true, mode: 'static', range: [1, 60] },
    InvocationType: { mode: 'static', enum: ['SYNCHRONOUS', 'ASYNCHRONOUS'] },
    LambdaInvocationAttributes: { mode: 'any', map: true },
    ResponseValidation: {
      mode: 'static',
      properties: { ResponseType: { mode: 'static', enum: ['STRING_MAP', 'JSON'] } },
    },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  check: (p) =>
    Number(plainText(p.InvocationTimeLimitSeconds ?? '')) > 8 && p.InvocationType !== 'ASYNCHRONOUS'
      ? ['waits longer than the 8 seconds that a synchronous call may take']
      : [],
  lower: (s: InvokeLambdaFunction<string>, name): Lowered =>
    s.contract === undefined ? lowerPlain(s) : lowerContract(s, name),
});

function lowerPlain(s: PlainInvocation<string>): Step {
  return invocation(s, s.function, {
    with: s.with ?? {},
    response: s.response ?? 'STRING_MAP',
    next: s.next,
  });
}

/** Two blocks: the call, then a Compare on the outcome that the contract promises. */
function lowerContract(s: ContractInvocation<string>, name: string): Lowered {
  const how = { with: s.with, response: 'STRING_MAP', next: `${name}-outcome` };
  return {
    step: invocation(s, functionRef(s.contract.name), how),
    extra: {
      outcome: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.External.outcome' },
        next: s.onError,
        errors: { NoMatchingCondition: s.onError },
        conditions: Object.entries(s.on).map(([outcome, next]) => ({
          operator: 'Equals',
          operands: [outcome],
          next,
        })),
      },
    },
  };
}

function invocation(
  s: Invocation<string>,
  target: string,
  how: { with: Readonly<Record<string, string>>; response: string; next: string },
): Step {
  return {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: target,
      InvocationTimeLimitSeconds: String(s.timeoutSeconds ?? 8),
      ...(Object.keys(how.with).length > 0 && { LambdaInvocationAttributes: how.with }),
      ResponseValidation: { ResponseType: how.response },
    },
    next: how.next,
    errors: { NoMatchingError: s.onError },
    conditions: [],
  };
}
