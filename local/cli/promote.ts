import type { Command } from 'commander';
import { type Asking, patientAsker } from '../account/asking.ts';
import { compareInstances, type InstanceDifference } from '../account/compare-instances.ts';
import { compareSettings, type SettingDifference } from '../account/compare-settings.ts';
import {
  compareTemplates,
  type FixedProperties,
  type ResourceDifference,
} from '../account/compare-templates.ts';
import { unhurried } from '../account/pace.ts';
import { plannedInstance } from '../account/planned.ts';
import { printInstances, table } from '../account/print-instances.ts';
import { accountOptions, exitCodes, reportFormat, verdict } from './drift.ts';
import { type PlannedCentre, planCentres } from './planned-centre.ts';
import type { Output } from './verify.ts';

export interface PromoteCommand {
  /** Settings files of two stages, or ARNs of two instances. */
  readonly from: string;
  readonly to: string;
  readonly profile?: string;
  readonly region?: string;
  readonly format: 'text' | 'json' | 'markdown';
}

export interface PromoteEdges {
  readonly asking?: Asking;
  /** In place of the CloudFormation validator, which takes seconds to start. */
  readonly fixedIn?: FixedProperties;
  readonly plan?: (files: readonly [string, string]) => Promise<readonly [PlannedCentre, PlannedCentre]>;
}

/** `careline promote`: exit codes as `careline drift`. Changes nothing; two files need no account. */
export async function runPromote(
  options: PromoteCommand,
  output: Output,
  edges: PromoteEdges = {},
): Promise<0 | 1 | 2 | 3> {
  try {
    const { from, to } = options;
    const live = [from, to].filter(isInstance);
    if (live.length === 1)
      throw new Error(
        'Name two settings files, or the ARNs of two instances; "careline drift" compares a file with an instance.',
      );
    if (live.length === 2) return await promoteLive(options, output, edges);
    const plan = edges.plan ?? ((files) => planCentres(files, output));
    return printStages(compareStages(await plan([from, to]), options, edges.fixedIn), options, output);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

const isInstance = (text: string): boolean => /^arn:[^:]*:connect:[^:]*:\d{12}:instance\/[^/]+$/.test(text);

async function promoteLive(
  options: PromoteCommand,
  output: Output,
  { asking }: PromoteEdges,
): Promise<0 | 1 | 3> {
  const [{ openConnect }, { readInstance }] = await Promise.all([
    import('../account/open-connect.ts'),
    import('../account/read-instance.ts'),
  ]);
  const ask = patientAsker(asking ?? unhurried(output.err));
  const read = async (instance: string) => {
    output.err(`Reading ${instance}, at the two requests a second that Amazon Connect takes …\n`);
    const connect = openConnect(options, instance);
    try {
      return await readInstance({ connect, ask, instance, onProgress: output.err });
    } finally {
      connect.destroy();
    }
  };
  // One after the other: both may be in one account, whose requests are counted together.
  const before = await read(options.from);
  const difference = compareInstances(before, await read(options.to));
  output.out(printInstances(difference, { before: 'first', after: 'second', format: options.format }));
  return verdict(difference);
}

interface StageDifference {
  readonly settings: readonly SettingDifference[];
  readonly resources: readonly ResourceDifference[];
  readonly instances: InstanceDifference;
}

function compareStages(
  [before, after]: readonly [PlannedCentre, PlannedCentre],
  { from, to }: PromoteCommand,
  fixedIn: FixedProperties | undefined,
): StageDifference {
  const stage = ({ centre, settings }: PlannedCentre) => ({ stage: settings.stage, stacks: centre.stacks });
  return {
    settings: compareSettings(before.settings, after.settings),
    resources: compareTemplates(stage(before), stage(after), fixedIn),
    instances: compareInstances(
      plannedInstance(before.centre.stacks, from),
      plannedInstance(after.centre.stacks, to),
    ),
  };
}

function printStages(
  { settings, resources, instances }: StageDifference,
  { format, from, to }: PromoteCommand,
  output: Output,
): 0 | 1 | 3 {
  const same = settings.length === 0 && resources.length === 0 && instances.same;
  const sides = { before: 'first', after: 'second', format };
  if (format === 'json') {
    const told: unknown = JSON.parse(printInstances(instances, sides));
    output.out(`${JSON.stringify({ same, settings, resources, instances: told }, null, 2)}\n`);
  } else {
    const heading = (text: string) => (format === 'markdown' ? `## ${text}\n\n` : `${text}\n\n`);
    output.out(
      [
        `first: ${from}\nsecond: ${to}\n`,
        heading('Settings') + (settings.length === 0 ? 'None differs.\n' : settingsTable(settings, format)),
        heading('Resources') +
          (resources.length === 0 ? 'None differs.\n' : resourcesTable(resources, format)),
        printInstances(instances, sides),
      ].join('\n'),
    );
  }
  return verdict({ same, unread: instances.unread });
}

const settingsTable = (settings: readonly SettingDifference[], format: 'text' | 'markdown'): string =>
  table(
    [['setting', 'first', 'second'], ...settings.map((one) => [one.path, one.before, one.after])],
    format,
  );

function resourcesTable(resources: readonly ResourceDifference[], format: 'text' | 'markdown'): string {
  const rows = resources.map(({ where, type, state, properties, replacing }) => [
    where,
    type,
    replacing.length > 0 ? `REPLACED: ${replacing.join(', ')} cannot be changed in place` : state,
    properties.join(', '),
  ]);
  return table([['resource', 'type', 'first to second', 'properties'], ...rows], format);
}

export function registerPromote(program: Command, output: Output, exit: (code: number) => void): void {
  accountOptions(program.command('promote'))
    .description('say what differs between two stages: settings, resources, flows, hours, queues')
    .requiredOption('--from <settings file or ARN>', 'the stage that was tried, or an instance')
    .requiredOption('--to <settings file or ARN>', 'the stage that comes next, or an instance')
    .addOption(reportFormat())
    .addHelpText('after', `${exitCodes}\nTwo settings files need no account.`)
    .action(async (options: PromoteCommand) => exit(await runPromote(options, output)));
}
