import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Sends a text message and starts a chat with it. */
export type StartOutboundChatContact<S extends string> = Written<typeof startOutboundChatContact, S>;

export const startOutboundChatContact = asSpecified({
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
        Address: { required: true, mode: 'unstated', reference: 'phone-number' },
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
    ContactFlowArn: { required: true, mode: 'unstated', reference: 'flow' },
    ContactSubtype: { required: true, mode: 'static', enum: ['connect:SMS'] },
    InitialSystemMessage: { mode: 'unstated', properties: { Content: { mode: 'unstated' } } },
    RelatedContact: { mode: 'static', enum: ['CURRENT'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
