import type { SyntaxProblem } from '../flow/parse.ts';

/** Levels of brackets. Real flows have at most about ten; everything that walks a document may rely on this. */
const levels = 64;

/** Refuses documents nested so deep that walking them would exhaust the stack. Does not recurse itself. */
export function nestingProblem(document: unknown): SyntaxProblem | undefined {
  let layer: unknown[] = [document];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > levels) return { path: '', message: `is nested deeper than ${levels} levels` };
    layer = layer.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return undefined;
}
