import { isTrue, type SimulatedAction, textOf } from '../branch.ts';
import { prepareLink, withCases } from '../case-step.ts';
import { fieldOf } from '../cases.ts';
import { looked, namesOf, prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Finds a case by customer and fields; several are an error unless the latest is wanted. Source: Developer Guide, GetCase. */
export const getCase: SimulatedAction = {
  type: 'GetCase',
  prepare(plan) {
    const { parameters } = plan;
    const customer = prepareText(textOf(parameters.CustomerId));
    const fields = prepareFields(parameters.CaseRequestFields);
    const asked = namesOf(parameters.CaseResponseFields);
    const latest = isTrue(parameters.GetLastUpdatedCase);
    const none = plan.error('NoneFound');
    const several = plan.error('MultipleFound');
    const link = prepareLink(plan);
    return withCases(plan, (call, cases) => {
      const id = customer.read(call);
      const found = cases.find({ ...fields(call), ...(id !== '' && { customer_id: id }) });
      const [first] = found;
      if (!first) {
        looked(call, 'cases', 'none');
        return none;
      }
      if (found.length > 1 && !latest) {
        looked(call, 'cases', 'several');
        return several;
      }
      looked(call, 'cases', 'found');
      const answer = asked.map((name) => [name, fieldOf(first, name) ?? '']);
      call.contact.find('Case', { case_id: first.case_id, ...Object.fromEntries(answer) });
      return link(call, cases, first.case_id);
    });
  },
};
