import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Sends a text message and starts a chat with it. */
export const startOutboundChatContact = describeAction({
  type: 'StartOutboundChatContact',
  block: 'Send message',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-startoutboundchatcontact.html',
  evidence: 'documented',
  // The page does not say; no kind is ruled out.
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    SourceEndpoint: {
      required: true,
      mode: 'unstated',
      properties: {
        Address: { required: true, mode: 'unstated' },
        Type: { required: true, mode: 'static', enum: ['CONNECT_PHONENUMBER_ARN'] },
      },
    },
    DestinationEndpoint: {
      required: true,
      mode: 'unstated',
      properties: {
        Address: { required: true, mode: 'unstated' },
        Type: { required: true, mode: 'static', enum: ['TELEPHONE_NUMBER'] },
      },
    },
    ContactFlowArn: { required: true, mode: 'unstated' },
    ContactSubtype: { required: true, mode: 'static', enum: ['connect:SMS'] },
    InitialSystemMessage: { mode: 'unstated', properties: { Content: { mode: 'unstated' } } },
    RelatedContact: { mode: 'static', enum: ['CURRENT'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
