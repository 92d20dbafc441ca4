import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Json } from '../../shared/flow/document.ts';
import { decode } from '../../shared/verifier/decode/decode.ts';
import { printDecoded } from '../../shared/verifier/decode/print-decoded.ts';
import type { Output } from './verify.ts';

/** `careline decode`: exit code 0 when every message is known, 1 when one is not, 2 for bad usage. */
export function runDecode(message: string, flow: string | undefined, output: Output): 0 | 1 | 2 {
  const document = flow === undefined ? undefined : readDocument(flow, output);
  if (flow !== undefined && document === undefined) return 2;
  const decoded = decode(message, document);
  if (decoded.length === 0) {
    output.err(
      'No message. Give it as an argument or on standard input: careline decode "Invalid branch. Path: 2.Evaluate"\n',
    );
    return 2;
  }
  output.out(printDecoded(decoded));
  return decoded.every(({ refusal }) => refusal) ? 0 : 1;
}

function readDocument(file: string, output: Output): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    output.err(
      `The flow "${file}" cannot be read: ${because}. Name the JSON file that the service refused.\n`,
    );
    return undefined;
  }
}

export function registerDecode(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('decode')
    .description('explain what Amazon Connect says when it refuses a flow')
    .argument('[message...]', 'the message, or JSON with messages; standard input when absent')
    .option('--flow <file>', 'the flow that was refused, to name the block')
    .action((message: string[], options: { flow?: string }) => {
      const text = message.length > 0 ? message.join(' ') : readFileSync(0, 'utf8');
      exit(runDecode(text, options.flow, output));
    });
}
