/** Check of the quotas of Amazon Connect against what the templates make. */
import { ListServiceQuotasCommand, type ServiceQuota } from '@aws-sdk/client-service-quotas';
import { type Check, ok, type Seen } from './check.ts';
import { instancesOf } from './instances.ts';
import { instanceCount, type NeededQuota } from './needs.ts';

export const quotaCheck: Check = {
  name: 'quotas',
  async look(examination) {
    const { clients, ask, needs } = examination;
    const told: ServiceQuota[] = [];
    let token: string | undefined;
    do {
      const command = new ListServiceQuotasCommand({
        ServiceCode: 'connect',
        QuotaAppliedAtLevel: 'ALL',
        ...(token !== undefined && { NextToken: token }),
      });
      const page = await ask('ListServiceQuotas', () => clients.quotas.send(command));
      told.push(...(page.Quotas ?? []));
      token = page.NextToken;
    } while (token !== undefined);
    const { instance } = needs.settings;
    const home = 'existing' in instance ? instance.existing : undefined;
    const seen = needs.quotas.map((needed) => judge(needed, valueIn(told, needed.code, home)));
    if (home !== undefined) return seen;
    const there = (await instancesOf(examination)).length;
    const all: NeededQuota = {
      code: instanceCount,
      what: `instances of the account (${there} there, 1 to be made)`,
      needed: there + 1,
      // A new account may have none, so a missing answer is no comfort.
      usual: 0,
    };
    return [judge(all, valueIn(told, instanceCount, undefined)), ...seen];
  },
};

/** That of the instance where it has one of its own, else that of the account. */
function valueIn(
  told: readonly ServiceQuota[],
  code: string,
  instance: string | undefined,
): number | undefined {
  const all = told.filter(({ QuotaCode }) => QuotaCode === code);
  const own = all.find(({ QuotaContext }) => instance !== undefined && QuotaContext?.ContextId === instance);
  return (own ?? all.find(({ QuotaContext }) => QuotaContext?.ContextId === undefined))?.Value;
}

function judge({ code, what, needed, usual }: NeededQuota, value: number | undefined): Seen {
  const have = value ?? usual;
  const said = value === undefined ? `usually ${usual}, this account does not say` : String(value);
  const told = `${what}: needs ${needed} of ${said}`;
  if (needed > have) {
    const why = 'The deployment would stop in the middle.';
    const fix = `Ask for at least ${needed} in Service Quotas, Amazon Connect, ${code}; it may take days to weeks.`;
    return { level: value === undefined ? 'warning' : 'problem', what: told, why, fix };
  }
  return ok(told);
}
