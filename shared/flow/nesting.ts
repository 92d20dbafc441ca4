import type { SyntaxProblem } from './parse.ts';

/** Levels of brackets. Real flows have at most about ten; everything that walks a document may rely on this. */
const levels = 64;

/** Refuses documents nested so deep that walking them would exhaust the stack. Goes no deeper than the limit itself. */
export function nestingProblem(document: unknown): SyntaxProblem | undefined {
  return isDeeper(document, levels)
    ? { path: '', message: `is nested deeper than ${levels} levels` }
    : undefined;
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const key in value) {
    // Any object may be asked for its own keys.
    if (isDeeper((value as Record<string, unknown>)[key], left - 1)) return true;
  }
  return false;
}
