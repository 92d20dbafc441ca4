/** Checks of what Amazon Connect will be asked for: an instance and its name, a number. */
import {
  type InstanceSummary,
  PhoneNumberCountryCode,
  SearchAvailablePhoneNumbersCommand,
} from '@aws-sdk/client-connect';
import { type Check, ok, type Seen } from './check.ts';
import { instancesOf } from './instances.ts';

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
