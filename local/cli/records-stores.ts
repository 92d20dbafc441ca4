import { type Command, InvalidArgumentError } from 'commander';
import { sixYearsDays } from '../../infra/settings/retention.ts';
import { type Stores, storesAt, UnreadableLogError } from '../records/named-resources.ts';
import type { Output } from './verify.ts';

/** The stores of a centre, open during `work`. Exit code 2, and why in words, when something of it cannot be read. */
export async function withStores<Code extends number>(
  endpoint: string | undefined,
  { what, output }: { readonly what: string; readonly output: Output },
  work: (stores: Stores) => Promise<Code>,
): Promise<Code | 2> {
  const stores = storesAt(endpoint);
  try {
    return await work(stores);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known = error instanceof UnreadableLogError;
    output.err(`${known ? error.message : `${what} cannot be read: ${error.name}.`}\n`);
    return 2;
  } finally {
    stores.dynamoDb.destroy();
    stores.s3.destroy();
  }
}

/** Where reports are read from. */
export const withSourceOptions = (command: Command): Command =>
  command
    .option('--endpoint <url>', 'of a local centre; without it, AWS')
    .option('--table <name>', 'table of contact events; without it, the one whose name says so')
    .option('--access-table <name>', 'table of the access log; without it, the one whose name says so')
    .option('--records-table <name>', 'table of contact records; without it, the one whose name says so')
    .option('--agents-table <name>', 'table of agent events; without it, the one whose name says so')
    .option('--bucket <name>', 'audit bucket, with the trail; without it, the one whose name says so');

/** Progress of a range of days. */
export const sayDays =
  ({ err }: Output) =>
  (done: number, of: number): void => {
    if (done % 30 === 0 || done === of) err(`${done} of ${of} days\n`);
  };

export const withAuditDays = (command: Command): Command =>
  command.option(
    '--audit-days <days>',
    `retention.audit of the settings: proofs older than that may have run out; without it, ${sixYearsDays}`,
    wholeDays,
  );

function wholeDays(given: string): number {
  if (/^[1-9]\d{0,4}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Give whole days, e.g. 2192.');
}
