import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { drawMermaid } from '../../shared/flow/draw/mermaid.ts';
import { drawSvg } from '../../shared/flow/draw/svg.ts';
import { flowsAt } from './flow-sides.ts';
import { UnreadablePathError } from './read-flows.ts';
import type { Output } from './verify.ts';

const draw = { svg: drawSvg, mermaid: drawMermaid } as const;
const formats = ['svg', 'mermaid'] as const;

export interface DrawCommand {
  readonly format: (typeof formats)[number];
  /** Where the picture goes; standard output when absent. */
  readonly out?: string;
}

/** `careline draw`: exit code 0 drawn, 2 bad usage. */
export function runDraw(path: string, { format, out }: DrawCommand, output: Output): 0 | 2 {
  try {
    const [first, ...more] = flowsAt(path);
    if (!first || more.length > 0) {
      throw new UnreadablePathError(`"${path}" holds ${more.length + 1} flows. Name one flow file.`);
    }
    const picture = draw[format](first.flow);
    if (out === undefined) output.out(picture);
    else write(out, picture);
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadablePathError)) throw error;
    output.err(`${error.message}\n`);
    return 2;
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadablePathError(`The picture cannot be written: ${why}.`);
  }
}

export function registerDraw(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('draw')
    .description('draw a flow: shape and colour by kind of action, error paths quiet')
    .argument('<file>', 'a flow file')
    .option('--format <format>', formats.join(' or '), 'svg')
    .option('--out <file>', 'write into a file instead of to standard output')
    .action((path: string, options: { format: string; out?: string }, command: Command) => {
      const format = formats.find((known) => known === options.format);
      if (format === undefined) {
        command.error(`There is no format "${options.format}". Use --format ${formats.join(' or ')}.`, {
          exitCode: 2,
        });
      } else exit(runDraw(path, { ...options, format }, output));
    });
}
