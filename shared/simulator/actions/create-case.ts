import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareLink, withCases } from '../case-step.ts';
import { looked, prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Opens a case. Its id is in `$.Case.case_id`. */
export const createCase: SimulatedAction = {
  type: 'CreateCase',
  prepare(plan) {
    const template = prepareText(textOf(plan.parameters.CaseTemplateId));
    const fields = prepareFields(plan.parameters.CaseRequestFields);
    const link = prepareLink(plan);
    return withCases(plan, (call, cases) => {
      const created = cases.create(template.read(call), fields(call));
      looked(call, 'cases', 'changed');
      call.contact.find('Case', { ...created.fields, case_id: created.case_id });
      return link(call, cases, created.case_id);
    });
  },
};
