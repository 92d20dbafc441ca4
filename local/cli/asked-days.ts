import type { Command } from 'commander';
import { isZone } from '../../shared/domain/clinic-time.ts';
import { type DayRange, isDayRange, mostDays } from '../reports/clinic-days.ts';
import type { Output } from './verify.ts';

/** Which days a command means, and whose. */
export interface AskedDays {
  readonly from: string;
  readonly to: string;
  /** Absent: the clinic's of `settings`, or UTC. */
  readonly zone?: string;
  readonly settings?: string;
}

export const withZoneOptions = (command: Command): Command =>
  command
    .option('--zone <zone>', 'whose days, e.g. America/New_York; without it, those of --settings, or UTC')
    .option('--settings <file>', 'of the clinic: its days');

/** Undefined: it was said why there are none. */
export async function askedDays(asked: AskedDays, output: Output): Promise<DayRange | undefined> {
  const { from, to } = asked;
  const zone = await zoneOf(asked, output);
  if (zone === undefined) return undefined;
  if (isDayRange({ from, to, zone })) return { from, to, zone };
  output.err(`Give --from and --to as days, e.g. 2026-11-01 and 2026-11-30: 1 to ${mostDays} days.\n`);
  return undefined;
}

async function zoneOf({ zone, settings }: AskedDays, output: Output): Promise<string | undefined> {
  try {
    const named = zone ?? (settings === undefined ? 'UTC' : await clinicZone(settings));
    if (isZone(named)) return named;
    output.err('Give --zone as the name of a time zone, e.g. America/New_York or UTC.\n');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
  }
  return undefined;
}

/** Loaded when it is asked for: settings bring the prompts of all languages along. */
async function clinicZone(file: string): Promise<string> {
  const [{ readSettings }, { readSettingsFile }] = await Promise.all([
    import('../../infra/settings.ts'),
    import('../../infra/settings-file.ts'),
  ]);
  return readSettings(readSettingsFile(file)).clinic.timeZone;
}
