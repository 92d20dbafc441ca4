import type { Command } from 'commander';
import { deployPlan, printPlan } from '../../infra/proofs/deploy-plan.ts';
import { SettingsError } from '../../infra/settings.ts';
import { planCentre } from './planned-centre.ts';
import type { Output } from './verify.ts';

export interface PlanCommand {
  readonly format: 'text' | 'json';
  /** Settings file of the clinic and stage; the demo clinic without it. */
  readonly settings?: string;
}

/** `careline plan`: exit code 0 planned, 1 the settings or flows are wrong, 2 bad usage. No account, no network. */
export async function runPlan(options: PlanCommand, output: Output): Promise<0 | 1 | 2> {
  try {
    const plan = deployPlan((await planCentre(options.settings, output)).centre);
    output.out(options.format === 'json' ? `${JSON.stringify(plan, null, 2)}\n` : printPlan(plan));
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
    return error instanceof SettingsError ? 1 : 2;
  }
}

export function registerPlan(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('plan')
    .description('say what a deployment would do: order, calls, minutes, quotas; needs no account')
    .option('--settings <file>', 'settings of the clinic and stage; without it, the demo clinic')
    .option('--format <format>', 'text, json', 'text')
    .action(async (options: { format: string; settings?: string }, command: Command) => {
      const { format } = options;
      if (format !== 'text' && format !== 'json') {
        command.error(`There is no format "${format}". Use --format text, json.`, { exitCode: 2 });
      } else exit(await runPlan({ ...options, format }, output));
    });
}
