/** The flows of files and folders that can be run; of the others it is said why not. */
import type { Flow } from '../../shared/flow/flow.ts';
import { flowOf } from './flow-sides.ts';
import { readFlows, UnreadablePathError } from './read-flows.ts';
import type { Output } from './verify.ts';

/** A flow that has no name of its own is called as its file. Throws `UnreadablePathError` for a path that is not there. */
export const usableFlows = (paths: readonly string[], output: Output): Flow[] =>
  usableFlowsOf(paths, output).flows;

/** The same, and how many files could not be used. */
export function usableFlowsOf(
  paths: readonly string[],
  output: Output,
): { readonly flows: Flow[]; readonly skipped: number } {
  let skipped = 0;
  const flows = readFlows(paths).sources.flatMap((source) => {
    try {
      const { flow, file } = flowOf(source);
      return [flow.name === '' ? { ...flow, name: file.replace(/^.*[\\/]|\.json$/g, '') } : flow];
    } catch (error) {
      if (!(error instanceof UnreadablePathError)) throw error;
      output.err(`skipped: ${error.message}\n`);
      skipped += 1;
      return [];
    }
  });
  return { flows, skipped };
}
