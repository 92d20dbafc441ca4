import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareLink, withCases } from '../case-step.ts';
import { looked, prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/** What every case has. Source: Cases API Reference, CreateCase. Assumed: the error branch where one is missing or empty. */
const needed = ['customer_id', 'title'] as const;

/** Opens a case. Its id is in `$.Case.case_id`. */
export const createCase: SimulatedAction = {
  type: 'CreateCase',
  prepare(plan) {
    const template = prepareText(textOf(plan.parameters.CaseTemplateId));
    const fields = prepareFields(plan.parameters.CaseRequestFields);
    const link = prepareLink(plan);
    const failed = plan.error('NoMatchingError');
    return withCases(plan, (call, cases) => {
      const given = fields(call);
      if (needed.some((field) => !Object.hasOwn(given, field))) {
        looked(call, 'cases', 'failed');
        return failed;
      }
      const created = cases.create(template.read(call), given);
      looked(call, 'cases', 'changed');
      call.contact.find('Case', { ...created.fields, case_id: created.case_id });
      return link(call, cases, created.case_id);
    });
  },
};
