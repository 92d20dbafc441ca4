import { limits } from '../../flow/document.ts';
import { isObject, type SimulatedAction, textOf } from '../branch.ts';
import { looked, prepareNamed } from '../looking.ts';
import { withTable } from '../table-step.ts';

/** Lists rows by group into `$.DataTableList.ResultData`. Assumed: its shape, and the error branch over 32 KB. */
export const listDataTableValues: SimulatedAction = {
  type: 'ListDataTableValues',
  prepare(plan) {
    const given = plan.parameters.PrimaryKeyGroups;
    const groups = (Array.isArray(given) ? given : []).filter(isObject).map((group) => ({
      name: textOf(group.PrimaryKeyGroupName),
      primary: prepareNamed(group.PrimaryValues),
    }));
    const failed = plan.error('NoMatchingError');
    return withTable(plan, (call, table) => {
      const rows = groups.map(({ name, primary }) => [name, table.list(primary(call))]);
      const ResultData = Object.fromEntries(rows);
      const fits = Buffer.byteLength(JSON.stringify(ResultData)) <= limits.functionResponseBytes;
      looked(call, 'data-table', fits ? 'found' : 'failed');
      if (!fits) return failed;
      call.contact.find('DataTableList', { ResultData });
      return plan.next;
    });
  },
};
