import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { folderOf } from '../../shared/explorer/explore.ts';
import { replay } from '../../shared/explorer/replay.ts';
import type { CallScript } from '../../shared/explorer/script.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import type { FunctionResult } from '../../shared/simulator/functions.ts';
import { centreOf, lastOf, resultOf } from '../calling/flow-centre.ts';
import { type InstanceFile, noInstance, readInstanceFile } from '../calling/instance-file.ts';
import { makeCall } from '../calling/make-call.ts';
import { type Move, movesInWords, readMove, readMoves } from '../calling/moves.ts';
import { tellCall } from '../calling/tell-call.ts';
import { everythingFromPipe } from '../terminal/pipe.ts';
import { UnreadablePathError } from './read-flows.ts';
import { usableFlows } from './usable-flows.ts';
import type { Output } from './verify.ts';

export interface CallCommand {
  readonly entry?: string;
  /** A number of the instance file. */
  readonly to?: string;
  readonly from?: string;
  /** File that describes what stands around the flows. */
  readonly instance?: string;
  /** `1,wait,42#`; absent: asked for in the terminal, or read from a pipe. */
  readonly keys?: string;
  /** File of `careline explore --calls`. */
  readonly replay?: string;
}

/** Questions to whoever sits at the terminal, one line each; undefined when nobody does. */
export type AskLine = (question: string) => Promise<string | undefined>;

/** `careline call`: exit code 0 the call came to its end or stands still, 1 the simulation stopped, 2 bad usage. */
export async function runCall(
  paths: readonly string[],
  options: CallCommand,
  output: Output,
  askLine?: AskLine,
): Promise<0 | 1 | 2> {
  try {
    const flows = usableFlows(paths, output);
    const instance = options.instance === undefined ? noInstance : readInstanceFile(options.instance);
    const moves = options.keys === undefined ? undefined : readMoves(options.keys);
    const told =
      options.replay === undefined
        ? await tell({ flows, instance, options, moves, output, askLine })
        : replayed(options.replay, flows, output);
    output.out(`\n(${told.because})\n`);
    return told.state === 'stopped' ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnreadablePathError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

interface Told {
  readonly flows: readonly Flow[];
  readonly instance: InstanceFile;
  readonly options: CallCommand;
  readonly moves: Move[] | undefined;
  readonly output: Output;
  readonly askLine: AskLine | undefined;
}

async function tell({ flows, instance, options, moves, output, askLine }: Told) {
  const { entry, to, from } = options;
  const { note, begun, heard } = tellCall(flows, (line) => output.out(`${line}\n`));
  const ask = moves ? undefined : askLine;
  const around = centreOf({
    flows,
    instance,
    ...(entry !== undefined && { entry }),
    ...(to !== undefined && { to }),
    onEvent: heard,
    unknownFunction: (arn, parameters) => unknownFunction({ arn, parameters, ask, note }),
    note,
  });
  return makeCall(around, {
    from,
    begun: (call) => begun(call, from),
    next: async (asked) => (moves ? moves.shift() : nextLine(asked, ask, output)),
  });
}

/** A call that `careline explore` found. */
function replayed(file: string, flows: readonly Flow[], output: Output) {
  const script = readScript(file);
  const { begun, heard } = tellCall(flows, (line) => output.out(`${line}\n`));
  const { state, turnsTaken } = replay(folderOf(flows), script, { begun, heard });
  const missed = script.turns.length - turnsTaken;
  const because =
    missed > 0
      ? `${missed} turns of the script found no place: the flows have changed`
      : `the call has ${state}`;
  return { state, because };
}

const turn = z.strictObject({
  flow: z.string(),
  step: z.string(),
  label: z.string(),
  doing: z.looseObject({ do: z.string() }),
});
const scriptFile = z.strictObject({ entry: z.string(), turns: z.array(turn), round: z.array(turn) });

function readScript(file: string): CallScript {
  try {
    // What `explore --calls` writes; a turn that is none finds no place, and it is said.
    return scriptFile.parse(JSON.parse(readFileSync(file, 'utf8'))) as CallScript;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new UnreadablePathError(`"${file}" is no call of "careline explore --calls": ${why}`);
  }
}

/** A line that is no move is said to be none, and asked for again. */
async function nextLine(asked: string, ask: AskLine | undefined, output: Output): Promise<Move | undefined> {
  for (let line = await ask?.(`${asked}> `); line !== undefined; line = await ask?.(`${asked}> `)) {
    if (line.trim() === '') return { do: 'wait' };
    try {
      return readMove(line.trim());
    } catch (error) {
      if (!(error instanceof UnreadablePathError)) throw error;
      output.err(`${error.message}\n`);
    }
  }
  return undefined;
}

async function unknownFunction({
  arn,
  parameters,
  ask,
  note,
}: {
  readonly arn: string;
  readonly parameters: object;
  readonly ask: AskLine | undefined;
  readonly note: (text: string) => void;
}): Promise<FunctionResult> {
  const asked = `function “${lastOf(arn)}” is asked with ${JSON.stringify(parameters)}`;
  if (!ask) {
    note(`${asked}; no instance file answers for it, so it fails`);
    return { kind: 'fault', message: 'not described' };
  }
  for (
    let line = await ask(`${asked}; its answer as JSON, or nothing if it fails> `);
    line?.trim();
    line = await ask('JSON> ')
  ) {
    try {
      return resultOf({ answers: JSON.parse(line) });
    } catch {
      note('that is no JSON object');
    }
  }
  return { kind: 'fault', message: 'as asked for' };
}

export function registerCall(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('call')
    .description(
      'call any flow on this machine and hear what it says; keys from the terminal, a pipe or --keys',
    )
    .argument(
      '<paths...>',
      'flow files, or folders with *.json: the flow that answers and those that it leads to',
    )
    .option('--entry <name>', 'the flow that answers (default: the only one that can)')
    .option('--keys <moves>', `what happens, in order: ${movesInWords}`)
    .option('--from <number>', 'number of the caller (default: withheld)')
    .option('--instance <file>', 'JSON: hours, queues, agents, numbers, bots and how functions answer')
    .option('--to <number>', 'a number of the instance file, in place of --entry')
    .option('--replay <file>', 'a call that "careline explore --calls" has written')
    .action(async (paths: string[], options: CallCommand) => {
      const asked = options.keys === undefined && options.replay === undefined;
      const terminal =
        asked && process.stdin.isTTY
          ? createInterface({ input: process.stdin, output: process.stdout })
          : undefined;
      const piped = asked && !terminal ? await everythingFromPipe() : undefined;
      try {
        const ask: AskLine | undefined =
          terminal && ((question) => terminal.question(question).catch(() => undefined));
        exit(await runCall(paths, { ...options, ...(piped !== undefined && { keys: piped }) }, output, ask));
      } finally {
        terminal?.close();
      }
    });
}
