import { always, everyChannel, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Offers a waiting contact to an agent who is busy. Its parameters were not found. */
export type RouteContactToAgent<S extends string> = Written<typeof routeContactToAgent, S>;

export const routeContactToAgent = asSpecified({
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
  notes: [
    'AWS has not published its parameters: people write them in `parameters`, as an export shows them.',
  ],
});
