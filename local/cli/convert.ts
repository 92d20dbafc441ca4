import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { compile } from '../../shared/flow/compile.ts';
import { convertLegacy } from '../../shared/flow/legacy/convert-legacy.ts';
import { FlowSyntaxError } from '../../shared/flow/parse.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';
import type { Output } from './verify.ts';

/** `careline convert`: exit code 0 everything came over, 1 something did not (it is listed), 2 bad usage or no such export. */
export function runConvert(file: string, to: string | undefined, output: Output): 0 | 1 | 2 {
  try {
    const [source, ...more] = readFlows([file]).sources;
    if (!source || more.length > 0 || source.unreadableBecause !== undefined) {
      output.err(`${file} ${source?.unreadableBecause ?? 'holds no flow, or several: name one file'}.\n`);
      return 2;
    }
    const { flow, losses } = convertLegacy(source.document);
    const text = `${JSON.stringify(compile(flow), null, 2)}\n`;
    if (to === undefined) output.out(text);
    else writeFileSync(to, text);
    for (const { step, block, message } of losses) output.err(`${step} (${block}) ${message}\n`);
    const steps = Object.keys(flow.steps).length;
    output.err(`${steps} blocks converted; ${losses.length} remarks. Next: careline verify.\n`);
    return losses.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FlowSyntaxError || error instanceof UnreadablePathError)) throw error;
    const hint =
      error instanceof FlowSyntaxError
        ? ' Only exports of the old console ("modules": […]) are converted.'
        : '';
    output.err(`${error.message}${hint}\n`);
    return 2;
  }
}

export function registerConvert(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('convert')
    .description('turn an export of the old console ("modules": […]) into a flow of today')
    .argument('<file>', 'the exported file')
    .option('--out <file>', 'where to write the flow; default: standard output')
    .action((file: string, options: { out?: string }) => exit(runConvert(file, options.out, output)));
}
