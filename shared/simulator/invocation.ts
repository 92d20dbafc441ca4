import { limits } from '../flow/document.ts';
import type { Branch, Signal } from './branch.ts';
import type { FailureReason } from './events.ts';
import { readAnswer } from './function-answer.ts';
import { type ContactFlowEvent, contactFlowEvent, type FunctionResult } from './functions.ts';
import type { LiveCall } from './live-call.ts';
import type { Text } from './text.ts';
import { pause, type Wait } from './wait.ts';

/** A step that calls a function, prepared. */
export interface InvocationPlan {
  readonly step: string;
  readonly arn: Text;
  readonly parameterKeys: readonly string[];
  readonly parameters: (call: LiveCall) => Record<string, unknown>;
  /** Milliseconds for all attempts together. */
  readonly limitMs: number;
  readonly form: 'STRING_MAP' | 'JSON';
  readonly next: Branch;
  readonly failed: Branch;
}

/**
 * One function call of one call, with its limits: 1–8 seconds over all attempts, 20 seconds over consecutive functions, three
 * attempts when throttled or answered with a 5xx; a fault of the function itself is not retried.
 * Source: Administrator Guide, invoke-lambda-function-block and connect-lambda-functions.
 */
export class Invocation {
  private readonly plan: InvocationPlan;
  private readonly call: LiveCall;
  private readonly arn: string;
  private readonly limitMs: number;
  private attempt = 1;
  /** Milliseconds of all attempts so far. */
  private spentMs = 0;
  /** Of these, the ones that passed while a promise was pending. */
  private paidMs = 0;

  constructor(plan: InvocationPlan, call: LiveCall) {
    this.plan = plan;
    this.call = call;
    this.arn = plan.arn.fixed ?? plan.arn.read(call);
    this.limitMs = Math.min(plan.limitMs, limits.functionChainSeconds * 1000 - call.chainMs);
  }

  begin(): Signal {
    const { call, plan } = this;
    // Read before the old answer goes: it may be among the parameters.
    const event = contactFlowEvent(call, plan.parameters(call));
    call.frame.external = undefined;
    if (this.limitMs <= 0) {
      this.attempt = 0;
      return this.fail('chain-too-long', 0);
    }
    const at = { at: call.time, contactId: call.contact.id, flow: call.frame.flow.name, step: plan.step };
    call.emit({ type: 'function-called', ...at, function: this.arn, parameters: plan.parameterKeys });
    return this.tryOnce(event);
  }

  private tryOnce(event: ContactFlowEvent): Signal {
    let result: FunctionResult | Promise<FunctionResult>;
    try {
      result = this.call.centre.functions.invoke(this.arn, event);
    } catch {
      // A handler that throws is a fault of the function; what it says may hold data of the caller.
      return this.fail('fault', this.spentMs);
    }
    return 'then' in result ? this.await(result, event) : this.received(result, event);
  }

  private await(result: Promise<FunctionResult>, event: ContactFlowEvent): Signal {
    const { call, plan } = this;
    const since = call.time;
    const until = since + this.limitMs - this.spentMs;
    const flow = call.frame.flow.name;
    const wait: Wait = pause(() => ({ what: 'function', flow, step: plan.step, until }), {
      promised: true,
      due: () => {
        this.paidMs = this.limitMs;
        call.resume(this.timeOut());
      },
    });
    const arrived = (value: FunctionResult): void => {
      // Too late: the call has timed out or hung up meanwhile.
      if (!call.isParkedOn(wait)) return;
      call.catchUp();
      const passed = call.time - since;
      this.paidMs += passed;
      call.unpark();
      const late = value.kind !== 'hang' && passed > (value.ms ?? 0);
      call.resume(this.received(late ? { ...value, ms: passed } : value, event));
    };
    result.then(arrived, () => arrived({ kind: 'fault', message: 'rejected' }));
    return call.park(wait, until);
  }

  private received(result: FunctionResult, event: ContactFlowEvent): Signal {
    if (result.kind === 'hang') return this.timeOut();
    const spent = this.spentMs + (result.ms ?? 0);
    if (spent > this.limitMs) return this.timeOut();
    this.spentMs = spent;
    if (result.kind === 'answer') return this.answered(result.payload);
    if (result.kind === 'fault') return this.fail('fault', spent);
    if (this.attempt >= limits.functionAttempts || spent >= this.limitMs)
      return this.fail(result.kind, spent);
    this.attempt++;
    return this.tryOnce(event);
  }

  private answered(payload: unknown): Signal {
    const { call, plan, spentMs: spent } = this;
    const answer = readAnswer(payload, plan.form);
    if ('reason' in answer) return this.fail(answer.reason, spent);
    call.frame.external = answer.external;
    call.chainMs += spent;
    call.emit({
      type: 'function-answered',
      at: call.time + this.unpaidMs,
      contactId: call.contact.id,
      flow: call.frame.flow.name,
      step: plan.step,
      function: this.arn,
      ms: spent,
      bytes: answer.bytes,
      attempt: this.attempt,
    });
    return call.pass(this.unpaidMs, plan.next);
  }

  private timeOut(): Signal {
    return this.fail(this.limitMs < this.plan.limitMs ? 'chain-too-long' : 'timeout', this.limitMs);
  }

  private fail(reason: FailureReason, spent: number): Signal {
    const { call, plan } = this;
    this.spentMs = spent;
    call.chainMs += spent;
    call.emit({
      type: 'function-failed',
      at: call.time + this.unpaidMs,
      contactId: call.contact.id,
      flow: call.frame.flow.name,
      step: plan.step,
      function: this.arn,
      reason,
      attempts: this.attempt,
      ms: spent,
    });
    return call.pass(this.unpaidMs, plan.failed);
  }

  /** Milliseconds that the function took and the caller's clock has not gone yet. */
  private get unpaidMs(): number {
    return Math.max(0, this.spentMs - this.paidMs);
  }
}

/**
 * Starts a function and goes on at once, whatever comes of it: how a flow loads the answer is not documented, so it is dropped.
 * `$.LambdaInvocation.InvocationId` names the invocation. Source: Administrator Guide, invoke-lambda-function-block.
 */
export function invokeAndGoOn(plan: InvocationPlan, call: LiveCall): Signal {
  const arn = plan.arn.fixed ?? plan.arn.read(call);
  const event = contactFlowEvent(call, plan.parameters(call));
  call.frame.invocationId = call.centre.options.ids();
  call.emit({ type: 'function-called', ...call.here, function: arn, parameters: plan.parameterKeys });
  try {
    const result = call.centre.functions.invoke(arn, event);
    if ('then' in result) result.then(nothing, nothing);
  } catch {
    // As asynchronous as the service: a fault is not this flow's.
  }
  return plan.next;
}
const nothing = (): void => {};
