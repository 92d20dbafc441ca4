import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { AnswerOf, Contract } from '../shared/contract/define-contract.ts';
import { readConnectEvent } from './connect-event.ts';
import type { ConnectRequest } from './connect-request.ts';
import { Fault, faultFrom, withoutCause } from './faults.ts';
import { observe } from './observe.ts';

/** Connect waits 8 s in all, retries included; a later answer is heard by nobody. Unit: milliseconds. */
const longestAnswer = 7_500;
/** What is left for the log line after the deadline. Unit: milliseconds. */
const reserve = 300;

/** A flat map of texts: what Connect reads into `$.External`. */
export type FlowAnswer = Readonly<Record<string, string>>;
export type FlowHandler = (event: unknown, context: Context) => Promise<FlowAnswer>;

/**
 * The one stack for functions that flows call: reads what the contract lists, keeps the deadline, writes one log line and
 * one metric without a word of the caller, and throws nothing but faults.
 */
export function connectHandler<const C extends Contract>(
  contract: C,
  handle: (request: ConnectRequest<C>) => Promise<AnswerOf<C>>,
): FlowHandler {
  return middy<unknown, FlowAnswer, Error>(async (event: unknown, context: Context) => {
    const asked = readConnectEvent(contract, event);
    const deadline = AbortSignal.timeout(answerWithin(context));
    return before(deadline, handle({ ...asked, now: new Date(), deadline }));
  })
    .onError((request) => {
      request.error = withoutCause(faultFrom(request.error));
    })
    .use(observe(contract.name));
}

function answerWithin(context: Context): number {
  return Math.max(0, Math.min(context.getRemainingTimeInMillis() - reserve, longestAnswer));
}

/** Fails at the deadline even if something underneath does not listen to it. */
function before<T>(deadline: AbortSignal, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(
        new Fault({
          code: 'deadline-passed',
          hint: 'the function had no answer before Connect would give up; see the latency of what it calls',
        }),
      );
    deadline.addEventListener('abort', late, { once: true });
    answer.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
  });
}
