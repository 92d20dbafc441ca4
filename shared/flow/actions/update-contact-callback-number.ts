import { always, defineAction, noConditions } from '../action-spec.ts';
import type { JsonPath } from '../paths.ts';

/** The number a later callback dials. Without it, the number the caller called from. */
export interface UpdateContactCallbackNumber<S extends string> {
  readonly type: 'UpdateContactCallbackNumber';
  readonly number: JsonPath;
  readonly next: S;
  readonly onInvalidNumber: S;
  readonly onNotDialable: S;
}

export const updateContactCallbackNumber = defineAction({
  type: 'UpdateContactCallbackNumber',
  block: 'Set callback number',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactcallbacknumber.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE'],
  next: 'success',
  parameters: { CallbackNumber: { required: true, mode: 'dynamicOnly' } },
  errors: always({ required: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'] }),
  conditions: noConditions,
  lower: (s: UpdateContactCallbackNumber<string>) => ({
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: s.number },
    next: s.next,
    errors: { InvalidCallbackNumber: s.onInvalidNumber, CallbackNumberNotDialable: s.onNotDialable },
    conditions: [],
  }),
});
