/**
 * `npm run mend-table -- <VARIABLE> <damaged table> <restored table>`: what infra/RUNBOOK.md, "A table was damaged", asks for,
 * with the credentials of who calls it. After ACCESS_LOG_TABLE, `decisions <its name> <moment>` lists what is to be asked for again.
 */

import { readAccessDay } from '../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbForBatches } from '../../functions/adapters/dynamodb/client.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import { decisionsSince } from './decisions.ts';
import { mendTable } from './mend-table.ts';
import { type MendableTable, tableRules } from './table-rules.ts';

const usage = `Give one of ${Object.keys(tableRules).join(', ')}, the damaged table and its restored copy; or "decisions", the access log and a moment.`;
const isMendable = (variable: string): variable is MendableTable => Object.hasOwn(tableRules, variable);
/** A day: a large table takes its time. Unit: milliseconds. */
const dynamoDb = dynamoDbForBatches(AbortSignal.timeout(86_400_000));

const [what = '', damaged = '', third = ''] = process.argv.slice(2);
if (what === 'decisions' && !Number.isNaN(Date.parse(third))) {
  const [since, today] = [new Date(third), new Date().toISOString().slice(0, 10)];
  for (let day = since.toISOString().slice(0, 10); day <= today; day = dayAfter(day))
    for (const decision of decisionsSince(await readAccessDay(dynamoDb, damaged, day), since))
      console.log(JSON.stringify(decision));
} else if (isMendable(what) && damaged !== '' && third !== '') {
  const mending = { damaged, restored: third, rule: tableRules[what] };
  const { broughtBack, mended, left } = await mendTable(dynamoDb.client, mending);
  console.log(`${broughtBack} rows brought back, ${mended} mended, ${left} left alone.`);
} else {
  console.error(usage);
  process.exitCode = 2;
}
