import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareLink, withCases } from '../case-step.ts';
import { looked, prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Changes fields of a case. */
export const updateCase: SimulatedAction = {
  type: 'UpdateCase',
  prepare(plan) {
    const id = prepareText(textOf(plan.parameters.CaseId));
    const fields = prepareFields(plan.parameters.CaseRequestFields);
    const failed = plan.error('NoMatchingError');
    const link = prepareLink(plan);
    return withCases(plan, (call, cases) => {
      const changed = cases.update(id.read(call), fields(call));
      looked(call, 'cases', changed ? 'changed' : 'failed');
      return changed ? link(call, cases, changed.case_id) : failed;
    });
  },
};
