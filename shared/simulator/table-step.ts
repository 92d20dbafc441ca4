import { type Branch, type StepPlan, textOf } from './branch.ts';
import type { DataTable } from './data-tables.ts';
import type { LiveCall } from './live-call.ts';
import { looked } from './looking.ts';
import { prepareText } from './text.ts';

/** Runs with the data table that the step names; the error branch where there is none. */
export function withTable(
  plan: StepPlan,
  run: (call: LiveCall, table: DataTable) => Branch,
): (call: LiveCall) => Branch {
  const named = prepareText(textOf(plan.parameters.DataTableId));
  const failed = plan.error('NoMatchingError');
  return (call) => {
    const table = call.centre.dataTable(named.read(call));
    if (table) return run(call, table);
    looked(call, 'data-table', 'failed');
    return failed;
  };
}
