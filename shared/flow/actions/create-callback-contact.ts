import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { Reference } from '../references.ts';

/** Queues a call back to the caller; the caller may hang up and keeps the place in line. */
export interface CreateCallbackContact<S extends string> {
  readonly type: 'CreateCallbackContact';
  /** Default: the working queue. */
  readonly queue?: Reference<'queue'>;
  /** 1–259,200 (three days). */
  readonly initialDelaySeconds: number;
  /** Calls in all, at least 1. */
  readonly attempts: number;
  /** Between two attempts, 1–259,200. */
  readonly retryDelaySeconds: number;
  readonly callerId?: Reference<'phone-number'>;
  /** Runs when the callback is created; the initial delay is then ignored. */
  readonly flow?: Reference<'flow'>;
  readonly next: S;
  readonly onError: S;
}

export const createCallbackContact = defineAction({
  type: 'CreateCallbackContact',
  block: 'Transfer to queue (callback)',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcallbackcontact.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'success',
  parameters: {
    QueueId: { mode: 'single', reference: 'queue' },
    AgentId: { mode: 'single', reference: 'agent' },
    InitialCallDelaySeconds: { required: true, mode: 'static', range: [1, 259_200] },
    // The page says at least 1; a deployed sample writes 0.
    MaximumConnectionAttempts: { required: true, mode: 'static', range: [0, Number.POSITIVE_INFINITY] },
    RetryDelaySeconds: { required: true, mode: 'static', range: [1, 259_200] },
    ContactFlowId: { mode: 'single', reference: 'flow' },
    CallerId: { mode: 'single' },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  groups: [atMostOneOf('QueueId', 'AgentId')],
  lower: (s: CreateCallbackContact<string>) =>
    goesOn(
      'CreateCallbackContact',
      {
        ...(s.queue !== undefined && { QueueId: s.queue }),
        InitialCallDelaySeconds: String(s.initialDelaySeconds),
        MaximumConnectionAttempts: String(s.attempts),
        RetryDelaySeconds: String(s.retryDelaySeconds),
        ...(s.flow !== undefined && { ContactFlowId: s.flow }),
        ...(s.callerId !== undefined && { CallerId: s.callerId }),
      },
      s,
    ),
});
