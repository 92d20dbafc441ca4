import { type Command, Option } from 'commander';
import type { Asking } from '../account/asking.ts';
import type { Finding } from '../account/check.ts';
import { type Needs, needsOf } from '../account/needs.ts';
import { unhurried } from '../account/pace.ts';
import { checkPermissions } from '../account/permissions.ts';
import { accountOptions } from './drift.ts';
import { planCentre } from './planned-centre.ts';
import type { Output } from './verify.ts';

export interface DoctorCommand {
  readonly profile?: string;
  readonly region?: string;
  /** Settings file of the clinic and stage; the demo clinic without it. */
  readonly settings?: string;
  readonly format: 'text' | 'json';
}

/** What a test gives in place of the clock and the synthesis. */
export interface DoctorEdges {
  readonly asking?: Asking;
  readonly plan?: (settings: string | undefined) => Promise<Needs>;
}

/**
 * `careline doctor`: exit code 0 nothing stands in the way of a first deployment (there may be warnings), 1 something does,
 * 2 it could not look at all, 3 no problem was seen, but not everything could be looked at. Changes nothing.
 */
export async function runDoctor(
  options: DoctorCommand,
  output: Output,
  edges: DoctorEdges = {},
): Promise<0 | 1 | 2 | 3> {
  // The clients of the AWS SDK are loaded only when they are needed: they take longer than most commands.
  const { examine } = await import('../account/examine.ts');
  const plan = edges.plan ?? ((file) => plannedNeeds(file, output));
  try {
    const { account, region, findings } = await examine(options, {
      asking: edges.asking ?? unhurried(output.err),
      needs: () => plan(options.settings),
      onProgress: output.err,
    });
    output.out(
      options.format === 'json'
        ? `${JSON.stringify({ account, region, findings }, null, 2)}\n`
        : print(findings, { account, region }),
    );
    return exitCode(findings);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

async function plannedNeeds(file: string | undefined, output: Output): Promise<Needs> {
  const { centre, settings } = await planCentre(file, output);
  return needsOf(centre, settings);
}

function exitCode(findings: readonly Finding[]): 0 | 1 | 3 {
  if (findings.some(({ level }) => level === 'problem')) return 1;
  return findings.some(({ level }) => level === 'unknown') ? 3 : 0;
}

const marks = { ok: 'ok      ', warning: 'warning ', problem: 'PROBLEM ', unknown: 'unknown ' } as const;

function print(
  findings: readonly Finding[],
  at: { readonly account: string; readonly region: string },
): string {
  const lines = findings.flatMap(({ check, level, what, why, fix }) => [
    `${marks[level]} ${check}: ${what}`,
    ...[why, fix].flatMap((text) => (text === undefined ? [] : [`          ${text}`])),
  ]);
  const count = (wanted: Finding['level']) => findings.filter(({ level }) => level === wanted).length;
  const sum = `${count('ok')} ok, ${count('warning')} warnings, ${count('problem')} problems, ${count('unknown')} unknown`;
  return [`Account ${at.account}, region ${at.region}`, '', ...lines, '', `${sum}.`, ''].join('\n');
}

const help = `
Exit codes: 0 nothing stands in the way, 1 a problem, 2 could not look at all, 3 no problem seen but not all could be looked at.
Reads only. Needs sts:GetCallerIdentity, ${[...new Set(Object.values(checkPermissions).flat())].join(', ')}.
Nobody can ask whether another account has the alias, nor for free numbers before there is an instance.`;

export function registerDoctor(program: Command, output: Output, exit: (code: number) => void): void {
  accountOptions(program.command('doctor'))
    .description(
      'look at an AWS account before the first deployment: quotas, names, numbers, texts; changes nothing',
    )
    .option('--settings <file>', 'settings of the clinic and stage; without it, the demo clinic')
    .addOption(
      new Option('--format <format>', 'how the report is written').choices(['text', 'json']).default('text'),
    )
    .option('--json', 'the same as --format json')
    .addHelpText('after', help)
    .action(async ({ json, ...options }: DoctorCommand & { readonly json?: true }) =>
      exit(await runDoctor({ ...options, ...(json && { format: 'json' }) }, output)),
    );
}
