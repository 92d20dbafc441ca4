/** Checks of what Amazon Connect will be asked for: an instance and its name, quotas, a number. */
import {
  type InstanceSummary,
  ListInstancesCommand,
  PhoneNumberCountryCode,
  SearchAvailablePhoneNumbersCommand,
} from '@aws-sdk/client-connect';
import { ListServiceQuotasCommand, type ServiceQuota } from '@aws-sdk/client-service-quotas';
import { type Check, type Examination, ok, type Seen } from './check.ts';
import { instanceCount, type NeededQuota } from './needs.ts';

async function instancesOf({ clients, ask }: Examination): Promise<readonly InstanceSummary[]> {
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

/** Limit of an alias in the console and the API. Source: API Reference, CreateInstance, InstanceAlias: 1 to 45. */
const longestAlias = 45;

export const aliasCheck: Check = {
  name: 'instance',
  async look(examination) {
    const { instance, stage } = examination.needs.settings;
    const instances = await instancesOf(examination);
    if ('existing' in instance) return [existing(instance, instances)];
    const alias = instance.alias ?? `careline-${stage}-${examination.account}`;
    if (alias.length > longestAlias) {
      const what = `the alias ${alias} has ${alias.length} characters`;
      const fix = 'Write a shorter instance.alias into the settings.';
      return [{ level: 'problem', what, why: `Amazon Connect takes ${longestAlias}.`, fix }];
    }
    const twin = instances.find(({ InstanceAlias }) => InstanceAlias?.toLowerCase() === alias.toLowerCase());
    if (!twin)
      return [
        ok(
          `no instance of this account is called ${alias} (one of another account may be: that nobody can ask)`,
        ),
      ];
    const fix =
      'If it is this clinic, deployed before, all is well. Else write another instance.alias, or instance.existing, into the settings.';
    return [
      { level: 'warning', what: `there is an instance called ${alias}`, why: 'An alias is taken once.', fix },
    ];
  },
};

function existing(
  given: { readonly existing: string; readonly alias: string },
  instances: readonly InstanceSummary[],
): Seen {
  const found = instances.find(({ Arn }) => Arn === given.existing);
  const why = 'Queues, flows and functions are added to it.';
  const fix = 'Correct instance in the settings; "aws connect list-instances" shows them.';
  if (!found)
    return {
      level: 'problem',
      what: 'the instance of the settings is not in this account and region',
      why,
      fix,
    };
  if (found.InstanceStatus !== 'ACTIVE')
    return {
      level: 'problem',
      what: `the instance is ${found.InstanceStatus ?? 'in an unknown state'}`,
      why,
      fix: 'Wait until it is ACTIVE.',
    };
  if (found.InstanceAlias !== given.alias)
    return {
      level: 'problem',
      what: `the instance is called ${found.InstanceAlias ?? 'nothing'}, and ${given.alias} in the settings`,
      why: 'Agents and logs are found by it.',
      fix,
    };
  return ok(`the instance ${given.alias} is there and active`);
}

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

export const numberCheck: Check = {
  name: 'phone number',
  async look(examination) {
    const { clients, ask, needs } = examination;
    const { number, instance } = needs.settings;
    if ('existing' in number) return [ok('the number is one that the account has, by the settings')];
    const country = Object.values(PhoneNumberCountryCode).find((code) => code === number.country);
    const kind = number.claim === 'DID' ? 'local' : 'toll-free';
    const wanted = `${kind} numbers in ${number.country}`;
    const correct =
      'Write another number.claim or number.country into the settings, or port one (infra/MIGRATION.md).';
    if (country === undefined)
      return [
        {
          level: 'problem',
          what: `Amazon Connect knows no ${wanted}`,
          why: 'Patients call it.',
          fix: correct,
        },
      ];
    const known = 'existing' in instance ? instance.existing : (await instancesOf(examination))[0]?.Arn;
    if (known === undefined)
      return [
        {
          level: 'unknown',
          what: `whether there are ${wanted} can be asked only for an instance, and there is none yet`,
          why: 'Source: API Reference, SearchAvailablePhoneNumbers: an instance or a traffic distribution group is required.',
          fix: 'Deploy, or look at the list in the console of any instance in this region.',
        },
      ];
    const command = new SearchAvailablePhoneNumbersCommand({
      TargetArn: known,
      PhoneNumberCountryCode: country,
      PhoneNumberType: number.claim,
      MaxResults: 1,
    });
    const found = await ask('SearchAvailablePhoneNumbers', () => clients.connect.send(command));
    if ((found.AvailableNumbersList ?? []).length > 0) return [ok(`there are ${wanted} to claim`)];
    return [
      {
        level: 'problem',
        what: `there are no ${wanted} to claim now`,
        why: 'Patients call it.',
        fix: correct,
      },
    ];
  },
};
