import { defineAction, everyKind } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import type { Condition, Step } from '../flow.ts';

/** Pauses the flow, up to seven days, or until the customer comes back or the bot leaves. `next` runs when time is up. */
export type Wait<S extends string> = {
  readonly type: 'Wait';
  readonly seconds: number;
  readonly next: S;
  readonly onError: S;
  readonly onCustomerReturned?: S;
} & (
  | { readonly onBotDisconnected: S; readonly onParticipantNotFound: S }
  | { readonly onBotDisconnected?: never; readonly onParticipantNotFound?: never }
);

export const wait = defineAction({
  type: 'Wait',
  block: 'Wait',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-wait.html',
  evidence: 'documented',
  // The action page says every kind, the Administrator Guide inbound and customer queue: both readings pass.
  flowKinds: everyKind,
  // The page says chat only, the Administrator Guide all of these, voice in inbound flows.
  channels: ['CHAT', 'TASK', 'EMAIL', 'VOICE'],
  next: 'mirror',
  parameters: {
    // Observed: the page's TimeoutSeconds is refused.
    TimeLimitSeconds: { required: true, mode: 'single', range: [1, 604_800] },
    Events: { mode: 'static', list: true, enum: ['CustomerReturned', 'BotParticipantDisconnected'] },
  },
  errors: (p) =>
    waitsForBot(p)
      ? { required: ['NoMatchingError', 'ParticipantNotFound'], optional: [] }
      : { required: ['NoMatchingError'], optional: ['ParticipantNotFound'] },
  conditions: (p) => ({
    operators: ['Equals'],
    operands: ['WaitCompleted', ...eventsOf(p)],
    exhaustive: true,
  }),
  lower: (s: Wait<string>): Step => {
    const events: Condition[] = [
      ...(s.onCustomerReturned === undefined ? [] : [on('CustomerReturned', s.onCustomerReturned)]),
      ...(s.onBotDisconnected === undefined ? [] : [on('BotParticipantDisconnected', s.onBotDisconnected)]),
    ];
    const Events = events.flatMap((event) => event.operands);
    return {
      type: 'Wait',
      parameters: { TimeLimitSeconds: String(s.seconds), ...(Events.length > 0 && { Events }) },
      next: s.onError,
      errors: {
        NoMatchingError: s.onError,
        ...(s.onParticipantNotFound !== undefined && { ParticipantNotFound: s.onParticipantNotFound }),
      },
      conditions: [on('WaitCompleted', s.next), ...events],
    };
  },
});

const on = (event: string, next: string): Condition => ({ operator: 'Equals', operands: [event], next });
const eventsOf = (p: JsonObject): string[] =>
  Array.isArray(p.Events) ? p.Events.filter((event): event is string => typeof event === 'string') : [];
const waitsForBot = (p: JsonObject): boolean => eventsOf(p).includes('BotParticipantDisconnected');
