import type { Command } from 'commander';
import { isZone } from '../../shared/domain/clinic-time.ts';
import { type DayRange, isDayRange, mostDays } from '../reports/clinic-days.ts';
import { featuresOn } from '../reports/features-on.ts';
import type { FeatureOn } from '../reports/report.ts';
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
    .option('--settings <file>', 'of the clinic: its days, and the features that are on');

/** What settings tell a report. */
interface OfSettings {
  readonly zone: string;
  readonly features: readonly FeatureOn[];
}

/** Undefined: it was said why there are none. */
export async function askedDays(
  { from, to, zone, settings }: AskedDays,
  output: Output,
): Promise<(DayRange & OfSettings) | undefined> {
  try {
    const clinic = settings === undefined ? { zone: 'UTC', features: [] } : await ofSettings(settings);
    const asked = { from, to, ...clinic, ...(zone !== undefined && { zone }) };
    if (isDayRange(asked)) return asked;
    output.err(
      isZone(asked.zone)
        ? `Give --from and --to as days, e.g. 2026-11-01 and 2026-11-30: 1 to ${mostDays} days.\n`
        : 'Give --zone as the name of a time zone, e.g. America/New_York or UTC.\n',
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
  }
  return undefined;
}

/** Loaded when it is asked for: settings bring the prompts of all languages along. */
async function ofSettings(file: string): Promise<OfSettings> {
  const [{ readSettings }, { readSettingsFile }] = await Promise.all([
    import('../../infra/settings.ts'),
    import('../../infra/settings-file.ts'),
  ]);
  const { clinic, features } = readSettings(readSettingsFile(file));
  return { zone: clinic.timeZone, features: featuresOn(features) };
}
