import { always, defineAction, everyChannel } from '../action-spec.ts';
import type { Reference } from '../references.ts';

/** Open or closed now. Without `hours`, those of the working queue; name them where no queue is set. */
export interface CheckHoursOfOperation<S extends string> {
  readonly type: 'CheckHoursOfOperation';
  readonly hours?: Reference<'hours'>;
  readonly inHours: S;
  readonly outOfHours: S;
  readonly onError: S;
}

export const checkHoursOfOperation = defineAction({
  type: 'CheckHoursOfOperation',
  block: 'Check hours of operation',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkhoursofoperation.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'mirror',
  parameters: { HoursOfOperationId: { mode: 'single', reference: 'hours' } },
  // Observed: NoMatchingCondition is refused, both conditions are required.
  errors: always({ required: ['NoMatchingError'] }),
  conditions: () => ({ operators: ['Equals'], operands: ['True', 'False'], exhaustive: true }),
  notes: ['With no queue set and no hours named, field reports differ: closed, or the error branch.'],
  lower: (s: CheckHoursOfOperation<string>) => ({
    type: 'CheckHoursOfOperation',
    parameters: s.hours === undefined ? {} : { HoursOfOperationId: s.hours },
    next: s.onError,
    errors: { NoMatchingError: s.onError },
    conditions: [
      { operator: 'Equals', operands: ['True'], next: s.inHours },
      { operator: 'Equals', operands: ['False'], next: s.outOfHours },
    ],
  }),
});
