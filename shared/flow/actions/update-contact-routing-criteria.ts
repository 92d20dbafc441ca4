import { always, describeAction, everyChannel, noConditions } from '../action-spec.ts';

/** Asks for agents with certain skills, or by name, step by step less strictly. Documented as UpdateRoutingCriteria. */
export const updateContactRoutingCriteria = describeAction({
  type: 'UpdateContactRoutingCriteria',
  block: 'Set routing criteria',
  category: 'flowControl',
  source: 'https://github.com/amazon-connect/voicemail-express-amazon-connect',
  evidence: 'corpus',
  // Assumed: as UpdateRoutingCriteria.
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'success',
  parameters: {
    RoutingCriteria: {
      required: true,
      mode: 'any',
      properties: {
        Steps: { mode: 'any', items: { Expression: { mode: 'any' }, Expiry: { mode: 'static' } } },
      },
    },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
