import { isObject, isTrue, type SimulatedAction, textOf } from '../branch.ts';
import { looked, prepareNamed } from '../looking.ts';
import { withTable } from '../table-step.ts';
import { prepareText } from '../text.ts';

/** Writes rows, all or none: a lock version that is not the latest any more takes the error branch. */
export const upsertDataTableValues: SimulatedAction = {
  type: 'UpsertDataTableValues',
  prepare(plan) {
    const version = prepareText(textOf(plan.parameters.LockVersion));
    const given = plan.parameters.DataTableUpsertAttributes;
    const rows = (Array.isArray(given) ? given : []).filter(isObject).map((row) => {
      const list = Array.isArray(row.Attributes) ? row.Attributes.filter(isObject) : [];
      const defaults = list.filter((item) => isTrue(item.UseDefaultValue)).map((item) => textOf(item.Name));
      return { primary: prepareNamed(row.PrimaryValues), attributes: prepareNamed(row.Attributes), defaults };
    });
    const failed = plan.error('NoMatchingError');
    return withTable(plan, (call, table) => {
      const locked = version.read(call);
      if (locked !== 'LATEST' && locked !== String(table.lockVersion)) {
        looked(call, 'data-table', 'failed');
        return failed;
      }
      for (const { primary, attributes, defaults } of rows) {
        const back = Object.fromEntries(defaults.map((name) => [name, undefined]));
        table.upsert(primary(call), { ...attributes(call), ...back });
      }
      looked(call, 'data-table', 'changed');
      return plan.next;
    });
  },
};
