import { type Command, Option } from 'commander';
import { type Asking, patientAsker } from '../account/asking.ts';
import { compareInstances } from '../account/compare-instances.ts';
import { unhurried } from '../account/pace.ts';
import { instancePermissions } from '../account/permissions.ts';
import { plannedInstance } from '../account/planned.ts';
import { printInstances } from '../account/print-instances.ts';
import { type PlannedCentre, planCentre } from './planned-centre.ts';
import type { Output } from './verify.ts';

export interface DriftCommand {
  /** Id or ARN. */
  readonly instance: string;
  /** Settings that the instance was deployed with; the demo clinic without it. */
  readonly settings?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly format: 'text' | 'json' | 'markdown';
}

/** What a test gives in place of the clock and the synthesis. */
export interface ReadingEdges {
  readonly asking?: Asking;
  readonly plan?: (settings: string | undefined) => Promise<Pick<PlannedCentre, 'centre'>>;
}

/**
 * `careline drift`: exit code 0 the instance is what the repository says, 1 it differs, 2 it cannot be compared, 3 nothing
 * that could be read differs, but not all could be read. Changes nothing.
 */
export async function runDrift(
  options: DriftCommand,
  output: Output,
  edges: ReadingEdges = {},
): Promise<0 | 1 | 2 | 3> {
  // The AWS SDK is loaded only when it is needed: it takes longer than most commands.
  const [{ openConnect }, { readInstance }] = await Promise.all([
    import('../account/open-connect.ts'),
    import('../account/read-instance.ts'),
  ]);
  const connect = openConnect(options, options.instance);
  try {
    const plan = edges.plan ?? ((file) => planCentre(file, output));
    const planned = plannedInstance((await plan(options.settings)).centre.stacks);
    output.err('Reading the instance, at the two requests a second that Amazon Connect takes …\n');
    const live = await readInstance({
      connect,
      ask: patientAsker(edges.asking ?? unhurried(output.err)),
      instance: options.instance,
      wanted: (kind, name) => planned.arns.has(`${kind} ${name}`),
      onProgress: output.err,
    });
    if (live.others.length > 0)
      output.err(`Only on the instance, not compared: ${live.others.join(', ')}.\n`);
    const difference = compareInstances(live, planned);
    const { format } = options;
    output.out(printInstances(difference, { before: 'instance', after: 'repository', format }));
    return verdict(difference);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  } finally {
    connect.destroy();
  }
}

export const verdict = (told: { readonly same: boolean; readonly unread: readonly string[] }): 0 | 1 | 3 =>
  told.same ? (told.unread.length > 0 ? 3 : 0) : 1;

export const exitCodes = `
Exit codes: 0 no difference, 1 differences, 2 could not be compared, 3 no difference seen but not all could be read.
Reads only. Needs ${instancePermissions.join(', ')}.`;

export const accountOptions = (command: Command): Command =>
  command
    .option('--profile <name>', 'profile of the AWS CLI; without it, what the environment says')
    .option('--region <region>', 'AWS region; without it, that of the ARN, the profile or the environment');

export const reportFormat = (): Option =>
  new Option('--format <format>', 'how the report is written')
    .choices(['text', 'json', 'markdown'])
    .default('text');

export function registerDrift(program: Command, output: Output, exit: (code: number) => void): void {
  accountOptions(program.command('drift'))
    .description(
      'compare the flows, modules, hours and queues of a live instance with the repository, by meaning',
    )
    .requiredOption('--instance <id or ARN>', 'the Amazon Connect instance')
    .option('--settings <file>', 'settings that it was deployed with; without it, the demo clinic')
    .addOption(reportFormat())
    .addHelpText('after', exitCodes)
    .action(async (options: DriftCommand) => exit(await runDrift(options, output)));
}
