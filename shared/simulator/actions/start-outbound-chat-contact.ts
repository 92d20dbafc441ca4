import { objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { beginContact, creationMs } from '../new-contact.ts';
import { e164 } from '../phone-number.ts';
import { prepareText } from '../text.ts';

/** Sends a text message, and starts the chat in which the customer may answer. */
export const startOutboundChatContact: SimulatedAction = {
  type: 'StartOutboundChatContact',
  prepare(plan) {
    const { parameters } = plan;
    const from = prepareText(textOf(objectOf(parameters.SourceEndpoint).Address));
    const to = prepareText(textOf(objectOf(parameters.DestinationEndpoint).Address));
    const flowArn = prepareText(textOf(parameters.ContactFlowArn));
    const words = prepareText(textOf(objectOf(parameters.InitialSystemMessage).Content));
    const relates = textOf(parameters.RelatedContact) === 'CURRENT';
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const { centre, contact } = call;
      const number = e164(to.read(call));
      const flow = centre.flow(flowArn.read(call));
      if (number === undefined || !flow || centre.options.canDial?.(number) === false) return failed;
      const created = beginContact(centre, {
        ...{ flow: flow.arn, channel: 'CHAT', method: 'API', customerNumber: number },
        systemNumber: from.read(call),
        firstWords: words.read(call),
        startsAt: call.time + creationMs,
        related: relates ? contact : undefined,
      });
      const createdContactId = created.contact.id;
      call.emit({ type: 'contact-created', ...call.here, channel: 'CHAT', createdContactId });
      return plan.next;
    };
  },
};
