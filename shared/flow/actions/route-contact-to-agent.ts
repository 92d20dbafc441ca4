import { always, describeAction, everyChannel, noConditions } from '../action-spec.ts';

/** Offers a waiting contact to an agent who is busy. Its parameters were not found. */
export const routeContactToAgent = describeAction({
  type: 'RouteContactToAgent',
  block: 'Interrupt agent',
  category: 'contact',
  source: 'https://github.com/flow-as-code/flow-as-code',
  evidence: 'unverified',
  flowKinds: ['CUSTOMER_QUEUE'],
  channels: everyChannel,
  next: 'success',
  parameters: {},
  openParameters: true,
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
