import { objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { prepareReferences } from '../looking.ts';
import { changed } from '../setting.ts';
import { prepareText, type Text } from '../text.ts';

/** Name, description, language, customer id and references of the contact. */
export const updateContactData: SimulatedAction = {
  type: 'UpdateContactData',
  prepare(plan) {
    const { parameters, next } = plan;
    const related = textOf(parameters.TargetContact) === 'Related';
    const failed = plan.error('NoMatchingError');
    const text = (key: string): Text | undefined =>
      parameters[key] === undefined ? undefined : prepareText(textOf(parameters[key]));
    const fields = { name: text('Name'), description: text('Description'), customerId: text('CustomerId') };
    const language = text('LanguageCode');
    const references = prepareReferences(objectOf(parameters.References));
    const settings = Object.keys(parameters).filter((key) => key !== 'TargetContact');
    return (call) => {
      const contact = related ? call.contact.related : call.contact;
      if (!contact) return failed;
      if (fields.name) contact.name = fields.name.read(call);
      if (fields.description) contact.description = fields.description.read(call);
      if (fields.customerId) contact.customerId = fields.customerId.read(call);
      if (language) contact.language = language.read(call);
      contact.references = { ...contact.references, ...references(call) };
      changed(call, plan.id, settings);
      return next;
    };
  },
};
