import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  defaultSteps,
  type ExploreOptions,
  explore,
  type Report,
  UnknownEntryError,
} from '../../shared/explorer/explore.ts';
import { countFindings, printJson, printText } from '../../shared/explorer/print.ts';
import { UnreadablePathError } from './read-flows.ts';
import { usableFlowsOf } from './usable-flows.ts';
import type { Output } from './verify.ts';

export interface ExploreCommand extends ExploreOptions {
  readonly format: 'text' | 'json';
  /** Folder to write the call of each finding to. */
  readonly calls?: string;
}

/** `careline explore`: exit code 0 nothing found, 1 findings, 2 bad usage, or nothing found but a file that cannot be read. */
export function runExplore(paths: readonly string[], options: ExploreCommand, output: Output): 0 | 1 | 2 {
  try {
    const { flows, skipped } = usableFlowsOf(paths, output);
    if (flows.length === 0) {
      output.err(
        'No flow found. Name a file, or a folder with *.json files in Amazon Connect flow language.\n',
      );
      return 2;
    }
    const report = explore(flows, options);
    output.out(options.format === 'json' ? printJson(report) : printText(report));
    if (options.calls !== undefined) writeCalls(report, { paths, folder: options.calls, output });
    if (countFindings(report) > 0) return 1;
    return skipped > 0 ? 2 : 0;
  } catch (error) {
    if (!(error instanceof UnreadablePathError || error instanceof UnknownEntryError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

/** Each finding as a file that `careline call --replay` makes a call of. */
function writeCalls(
  { entries, neverReached }: Report,
  {
    paths,
    folder,
    output,
  }: { readonly paths: readonly string[]; readonly folder: string; readonly output: Output },
): void {
  mkdirSync(folder, { recursive: true });
  const findings = [...entries.flatMap(({ findings }) => findings), ...neverReached];
  for (const [index, { kind, call }] of findings.entries()) {
    if (!call) continue;
    const file = join(folder, `${String(index + 1).padStart(2, '0')}-${kind}.json`);
    writeFileSync(file, `${JSON.stringify(call, null, 1)}\n`);
    output.err(`careline call ${[...paths, '--replay', file].map(quoted).join(' ')}\n`);
  }
}

const quoted = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

const whole = (text: string): number => Number(text);

export function registerExplore(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('explore')
    .description(
      'walk flows over keys, answers, failures, hours and queues: dead ends, endless calls, silences, shortest ways',
    )
    .argument('<paths...>', 'flow files, or folders to search for *.json')
    .option('--entry <name>', 'the flow that answers the number (default: every flow that no other leads to)')
    .option('--bound <steps>', 'steps walked at most', String(defaultSteps))
    .option('--failures <count>', 'blocks that fail in one call at most', '1')
    .option(
      '--keys <keys>',
      'keys that callers press in menus, e.g. 1,2,silence (default: all that mean anything)',
    )
    .option('--begin <answers>', 'answers with which every call begins, e.g. silence,1,04091970')
    .option('--silence <seconds>', 'silence that is not reported', '10')
    .option('--format <format>', 'text or json', 'text')
    .option('--calls <folder>', 'write the call of each finding here, for "careline call --replay"')
    .action((paths: string[], options: Readonly<Record<string, string>>, command: Command) => {
      const { entry, format, calls } = options;
      if (format !== 'text' && format !== 'json') {
        command.error(`There is no format "${format}". Use --format text or --format json.`, { exitCode: 2 });
      }
      const [steps, failures, silenceSeconds] = ['bound', 'failures', 'silence'].map((name) => {
        const number = whole(options[name] ?? '');
        if (Number.isFinite(number) && number >= 0) return number;
        return command.error(`--${name} is "${options[name]}". Give a number, e.g. --${name} 2.`, {
          exitCode: 2,
        });
      });
      const given = { steps: steps ?? 0, failures: failures ?? 0, silenceSeconds: silenceSeconds ?? 0 };
      const [only, begin] = ['keys', 'begin'].map((name) => {
        const list = options[name]?.split(',').map((key) => key.trim());
        if (!list || list.every((key) => /^([0-9*#]+|silence)$/.test(key))) return list;
        return command.error(
          `--${name} is "${options[name]}". Give keys and "silence", e.g. --${name} 1,silence.`,
          { exitCode: 2 },
        );
      });
      const keys = { ...(only && { only }), ...(begin && { begin }) };
      exit(
        runExplore(
          paths,
          {
            ...given,
            ...(Object.keys(keys).length > 0 && { keys }),
            format,
            ...(entry !== undefined && { entry }),
            ...(calls !== undefined && { calls }),
          },
          output,
        ),
      );
    });
}
