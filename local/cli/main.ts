import { Command, CommanderError } from 'commander';
import { visibleLines } from '../../shared/flow/visible.ts';
import { registerCall } from './call.ts';
import { registerConvert } from './convert.ts';
import { registerDecode } from './decode.ts';
import { registerDiff } from './diff.ts';
import { registerDoctor } from './doctor.ts';
import { registerDraw } from './draw.ts';
import { registerDrift } from './drift.ts';
import { registerExplain } from './explain.ts';
import { registerExplore } from './explore.ts';
import { registerPlan } from './plan.ts';
import { registerPromote } from './promote.ts';
import { registerRecords } from './records.ts';
import { registerTest } from './test.ts';
import { type Output, registerVerify } from './verify.ts';

const commands = [
  registerVerify,
  registerCall,
  registerConvert,
  registerDiff,
  registerDraw,
  registerExplain,
  registerDecode,
  registerTest,
  registerExplore,
  registerRecords,
  registerPlan,
  registerDoctor,
  registerDrift,
  registerPromote,
];

/** The `careline` command. Each subcommand is one file that registers itself here. Gives the exit code. */
export async function main(args: readonly string[], { out, err }: Output): Promise<number> {
  let code = 0;
  // Messages name files, flows and steps of others.
  const output: Output = { out, err: (text) => err(visibleLines(text)) };
  const program = new Command('careline')
    .description('A clinic telephone on Amazon Connect, as code')
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .showHelpAfterError('Run "careline --help" or "careline <command> --help" to see what is possible.')
    .exitOverride();
  const exit = (given: number): void => {
    code = given;
  };
  for (const register of commands) register(program, output, exit);
  // Subcommands copy these settings when they are made; the ones above exist already.
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help asked for is no error; everything else is bad usage.
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

if (import.meta.main) {
  // `careline … | head`: whoever read on has read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
