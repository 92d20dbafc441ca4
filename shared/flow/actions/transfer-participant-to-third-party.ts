import { defineAction, noConditions } from '../action-spec.ts';
import { isFalse } from '../checks.ts';
import type { JsonObject } from '../document.ts';
import type { Step } from '../flow.ts';
import type { JsonPath } from '../paths.ts';

interface Dialled {
  readonly type: 'TransferParticipantToThirdParty';
  /** E.164, or a JSONPath to it. */
  readonly number: string;
  /** How long it may ring, 0–600. */
  readonly connectSeconds: number;
  /** Keys sent once connected: up to 50 of 0-9 , * #; a comma waits 750 ms. */
  readonly dtmf?: string;
  /** The number shown to the third party. */
  readonly callerId?: JsonPath | `+${string}`;
}

/** Calls another number and connects the caller with it. */
export type TransferParticipantToThirdParty<S extends string> =
  /** The flow goes on when the third party hangs up. */
  | (Dialled & {
      readonly afterwards: 'continue';
      readonly next: S;
      readonly onCallFailed: S;
      readonly onTimeout: S;
      readonly onError: S;
    })
  /** A connected call ends the flow. */
  | (Dialled & { readonly afterwards: 'end'; readonly onError: S });

const ending = (p: JsonObject): boolean => isFalse(p.ContinueFlowExecution);

export const transferParticipantToThirdParty = defineAction({
  type: 'TransferParticipantToThirdParty',
  block: 'Transfer to phone number',
  category: 'participant',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html',
  // It had an action page until 2023; exports and probes of 2026-09-29 still show it.
  evidence: 'live',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE'],
  next: 'success',
  mirrorsNext: ending,
  parameters: {
    ThirdPartyPhoneNumber: { required: true, mode: 'any' },
    ThirdPartyConnectionTimeLimitSeconds: { required: true, mode: 'single', range: [0, 600] },
    ContinueFlowExecution: { mode: 'static', enum: ['True', 'False'] },
    ThirdPartyDTMFDigits: { mode: 'single' },
    CallerId: { mode: 'any', properties: { Number: { mode: 'single' }, Name: { mode: 'any' } } },
  },
  errors: (p) =>
    ending(p)
      ? { required: ['NoMatchingError'], optional: [] }
      : { required: ['NoMatchingError', 'CallFailed', 'ConnectionTimeLimitExceeded'], optional: [] },
  conditions: noConditions,
  lower: (s: TransferParticipantToThirdParty<string>): Step => ({
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: s.number,
      ThirdPartyConnectionTimeLimitSeconds: String(s.connectSeconds),
      ContinueFlowExecution: s.afterwards === 'continue' ? 'True' : 'False',
      ...(s.dtmf !== undefined && { ThirdPartyDTMFDigits: s.dtmf }),
      ...(s.callerId !== undefined && { CallerId: { Number: s.callerId } }),
    },
    next: s.afterwards === 'continue' ? s.next : s.onError,
    errors: {
      ...(s.afterwards === 'continue' && {
        ConnectionTimeLimitExceeded: s.onTimeout,
        CallFailed: s.onCallFailed,
      }),
      NoMatchingError: s.onError,
    },
    conditions: [],
  }),
});
