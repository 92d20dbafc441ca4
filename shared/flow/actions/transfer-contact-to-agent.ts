import { always, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Gives the contact to the agent of the quick connect. A busy agent means the call is cut. */
export type TransferContactToAgent<S extends string> = Written<typeof transferContactToAgent, S>;

export const transferContactToAgent = asSpecified({
  type: 'TransferContactToAgent',
  block: 'Transfer to agent (beta)',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoagent.html',
  evidence: 'documented',
  flowKinds: ['AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE'],
  next: 'none',
  parameters: {},
  errors: always({}),
  conditions: noConditions,
});
