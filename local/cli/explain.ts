import type { Command } from 'commander';
import { explain } from '../../shared/verifier/explain.ts';
import type { Output } from './verify.ts';

/** `careline explain`: exit code 0, or 2 for a rule that does not exist. */
export function registerExplain(program: Command, output: Output, exit: (code: number) => void): void {
  program
    .command('explain')
    .description('say what a rule demands and why, with a wrong and a right flow')
    .argument('<rule>', 'id of the rule, as findings name it')
    .action((rule: string) => {
      try {
        output.out(explain(rule));
        exit(0);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        output.err(`${error.message}\n`);
        exit(2);
      }
    });
}
