import { always, describeAction } from '../action-spec.ts';

/** Shows a form or a page in the chat and branches on what the customer did with it. */
export const showView = describeAction({
  type: 'ShowView',
  block: 'Show view',
  category: 'participant',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-showview.html',
  evidence: 'documented',
  // One section of the page says inbound only: both readings pass.
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE'],
  channels: ['CHAT'],
  next: 'mirror',
  parameters: {
    ViewResource: {
      required: true,
      mode: 'unstated',
      properties: { Id: { required: true, mode: 'any' }, Version: { mode: 'unstated' } },
    },
    InvocationTimeLimitSeconds: { required: true, mode: 'unstated' },
    ViewData: { mode: 'any', map: true },
    SensitiveDataConfiguration: {
      mode: 'unstated',
      properties: { HideResponseOn: { mode: 'static', enum: ['TRANSCRIPT'] } },
    },
  },
  errors: always({ required: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'] }),
  conditions: () => ({ operators: ['Equals'] }),
  notes: ['Fills $.Views. Inputs and contact attributes together: at most 16 KB.'],
});
