import { isObject, type SimulatedAction, textOf } from '../branch.ts';
import { looked, namesOf, prepareNamed } from '../looking.ts';
import { withTable } from '../table-step.ts';

/** Looks values up: `$.DataTables.<query>.<attribute>`. Assumed: a row that is not there gives the defaults of the table. */
export const evaluateDataTableValues: SimulatedAction = {
  type: 'EvaluateDataTableValues',
  prepare(plan) {
    const given = plan.parameters.Queries;
    const queries = (Array.isArray(given) ? given : []).filter(isObject).map((query) => ({
      name: textOf(query.QueryName),
      attributes: namesOf(query.Attributes),
      primary: prepareNamed(query.PrimaryValues),
    }));
    return withTable(plan, (call, table) => {
      const answers = queries.map(({ name, attributes, primary }) => {
        const row = table.list(primary(call))[0] ?? table.source.defaults ?? {};
        return [name, Object.fromEntries(attributes.map((key) => [key, row[key] ?? '']))];
      });
      looked(call, 'data-table', 'found');
      call.contact.find('DataTables', Object.fromEntries(answers));
      return plan.next;
    });
  },
};
