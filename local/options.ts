/** The options that `npm start` and `npm run call` share, read with clear refusals. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readSettingsFile } from '../infra/settings-file.ts';
import type { LocalCentreOptions } from './centre/start-centre.ts';

/** A sentence for the user; no stack trace helps. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Given {
  readonly data?: string;
  readonly patients?: string;
  readonly settings?: string;
  readonly languages?: string;
  readonly speed?: number;
  readonly at?: Date;
  readonly open?: true;
  readonly verbose?: true;
}

export function centreCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <folder>', 'keep data here, so that they survive a restart (default: in memory)')
    .option(
      '--patients <file>',
      'FHIR R4 Patient resources, one JSON object a line, in place of the demo patients',
    )
    .option('--settings <file>', 'settings of a clinic as for deployment (see infra/SETTINGS.md)')
    .option(
      '--languages <codes>',
      'in which the clinic answers, most spoken first, e.g. en-US,ru-RU (default: as in the settings)',
    )
    .option('--speed <factor>', 'how many times as fast as on the telephone', positive)
    .option(
      '--at <date-time>',
      "when the centre's clock starts, e.g. 2026-03-03T10:00:00-08:00 (default: now)",
      instant,
    )
    .option('--open', 'start when the clinic is open: now, or at its next opening time')
    .option('--verbose', 'print what the functions log')
    .exitOverride();
}

export function centreOptions(given: Given, print: (line: string) => void): LocalCentreOptions {
  const { data, patients, speed, at, open, verbose } = given;
  const settings = settingsOf(given);
  const startAt = at ?? (open ? 'next-opening' : undefined);
  return {
    ...(data !== undefined && { dataFolder: data }),
    ...(patients !== undefined && { patients }),
    ...(settings !== undefined && { settings }),
    ...(speed !== undefined && { speed }),
    ...(startAt !== undefined && { startAt }),
    ...(verbose && { onFunctionLog: (line) => print(`  ${line.function}: ${line.text}`) }),
  };
}

/** Parses; `undefined` when only help was wanted. Throws UsageError for what cannot be understood. */
export function parse(command: Command, args: readonly string[]): boolean {
  let problem = '';
  command.configureOutput({
    writeErr: (text) => {
      problem += text;
    },
  });
  try {
    command.parse([...args], { from: 'user' });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    throw new UsageError(`${problem.trim()}\n"npm ${command.name()} -- --help" lists the options.`);
  }
}

/** The file's, with the languages of the command line in place of its own. What they hold is judged where all settings are. */
function settingsOf({ settings: file, languages }: Given): unknown {
  const settings = file === undefined ? undefined : settingsFrom(file);
  if (languages === undefined) return settings;
  const all = recordOf(settings);
  return {
    ...all,
    clinic: { ...recordOf(all.clinic), languages: languages.split(',').map((code) => code.trim()) },
  };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function settingsFrom(file: string): unknown {
  try {
    return readSettingsFile(file);
  } catch (cause) {
    throw new UsageError(
      cause instanceof Error ? cause.message : `The settings file ${file} cannot be read.`,
      {
        cause,
      },
    );
  }
}

export function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError('It must be a number from 0 (any free port) to 65535.');
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1000) return value;
  throw new InvalidArgumentError('It must be a number above 0, at most 1000.');
}

function instant(text: string): Date {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  throw new InvalidArgumentError('It must be a date and time, e.g. 2026-03-03T10:00:00-08:00.');
}
