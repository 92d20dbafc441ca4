import { isObject, objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { changed } from '../setting.ts';
import { prepareText, type Text } from '../text.ts';

/** Name, description, language, customer id and references of the contact. */
export const updateContactData: SimulatedAction = {
  type: 'UpdateContactData',
  prepare(plan) {
    const { parameters, next } = plan;
    if (textOf(parameters.TargetContact) === 'Related') {
      const message = `Step "${plan.id}" sets data of a related contact, which the simulator does not run yet. Set them on the current contact.`;
      return (call) => call.stop('not-simulated', message);
    }
    const text = (key: string): Text | undefined =>
      parameters[key] === undefined ? undefined : prepareText(textOf(parameters[key]));
    const fields = { name: text('Name'), description: text('Description'), customerId: text('CustomerId') };
    const language = text('LanguageCode');
    const references = Object.entries(objectOf(parameters.References)).map(([key, value]) => ({
      key,
      type: isObject(value) ? textOf(value.Type) : 'STRING',
      value: prepareText(isObject(value) ? textOf(value.Value) : textOf(value)),
    }));
    const settings = Object.keys(parameters).filter((key) => key !== 'TargetContact');
    return (call) => {
      const { contact } = call;
      if (fields.name) contact.name = fields.name.read(call);
      if (fields.description) contact.description = fields.description.read(call);
      if (fields.customerId) contact.customerId = fields.customerId.read(call);
      if (language) contact.language = language.read(call);
      for (const { key, type, value } of references) {
        contact.references = { ...contact.references, [key]: { Type: type, Value: value.read(call) } };
      }
      changed(call, plan.id, settings);
      return next;
    };
  },
};
