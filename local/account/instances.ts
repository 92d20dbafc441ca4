import { type InstanceSummary, ListInstancesCommand } from '@aws-sdk/client-connect';
import type { Examination } from './check.ts';

/** Every Connect instance of the account in this region. */
export async function instancesOf({ clients, ask }: Examination): Promise<readonly InstanceSummary[]> {
  const found: InstanceSummary[] = [];
  let token: string | undefined;
  do {
    const command = new ListInstancesCommand(token === undefined ? {} : { NextToken: token });
    const page = await ask('ListInstances', () => clients.connect.send(command));
    found.push(...(page.InstanceSummaryList ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}
