import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/**
 * Sets flow attributes: gone when this flow or module ends, never in the contact record. Written to the flow log while
 * logging is on, so nothing secret belongs here.
 */
export interface UpdateFlowAttributes<S extends string> {
  readonly type: 'UpdateFlowAttributes';
  readonly attributes: Readonly<Record<string, string>>;
  readonly next: S;
  readonly onError: S;
}

export const updateFlowAttributes = defineAction({
  type: 'UpdateFlowAttributes',
  block: 'Set contact attributes (flow)',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowattributes.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  // Observed: plain texts as values are refused, `{ Value }` is accepted. The page shows plain texts.
  parameters: { FlowAttributes: { required: true, mode: 'any', map: true } },
  // The page says none; every export carries it, so its absence is not refused here.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: UpdateFlowAttributes<string>) => {
    const wrapped = Object.entries(s.attributes).map(([key, Value]) => [key, { Value }] as const);
    return goesOn('UpdateFlowAttributes', { FlowAttributes: Object.fromEntries(wrapped) }, s);
  },
});
