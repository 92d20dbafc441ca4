import { objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { prepareFields, prepareReferences } from '../looking.ts';
import { beginContact, creationMs } from '../new-contact.ts';
import { prepareText } from '../text.ts';

/** Creates a task, now or later, while this contact goes on. Its id is in `$.Task.ContactId`. */
export const createTask: SimulatedAction = {
  type: 'CreateTask',
  prepare(plan) {
    const { parameters, next } = plan;
    const flowId = prepareText(textOf(parameters.ContactFlowId));
    const name = prepareText(textOf(parameters.Name));
    const description = prepareText(textOf(parameters.Description));
    const delay = prepareText(textOf(parameters.DelaySeconds));
    const scheduled = prepareText(textOf(parameters.ScheduledTime));
    const attributes = prepareFields(parameters.Attributes);
    const references = prepareReferences(objectOf(parameters.References));
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const flow = call.centre.flow(flowId.read(call));
      const startsAt = startOf(delay.read(call), scheduled.read(call), call.time);
      const called = name.read(call);
      if (!flow || called === '' || startsAt === undefined) return failed;
      const words = description.read(call);
      const task = beginContact(call.centre, {
        ...{ flow: flow.arn, channel: 'TASK', method: 'API', name: called, startsAt, related: call.contact },
        ...(words !== '' && { description: words }),
        attributes: attributes(call),
        references: references(call),
      });
      const createdContactId = task.contact.id;
      call.contact.find('Task', { ContactId: createdContactId });
      call.emit({ type: 'contact-created', ...call.here, channel: 'TASK', createdContactId });
      return next;
    };
  },
};

/** Epoch milliseconds. Source: Developer Guide, CreateTask: at most six days ahead. */
function startOf(delay: string, scheduled: string, now: number): number | undefined {
  const at =
    delay !== '' ? now + Number(delay) * 1000 : scheduled !== '' ? scheduledAt(scheduled) : now + creationMs;
  return at >= now && at - now <= 518_400_000 ? at : undefined;
}
/** A number is epoch seconds, anything else a date. */
const scheduledAt = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
