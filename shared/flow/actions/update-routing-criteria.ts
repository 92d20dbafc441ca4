import { always, describeAction, everyChannel, noConditions } from '../action-spec.ts';

/** Asks for agents with certain skills, step by step less strictly. Exports write it UpdateContactRoutingCriteria. */
export const updateRoutingCriteria = describeAction({
  type: 'UpdateRoutingCriteria',
  block: 'Set routing criteria',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateroutingcriteria.html',
  evidence: 'documented',
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
