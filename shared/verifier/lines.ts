/** Line in a file, from 1, of a step by its id. */
export type LineOf = (file: string, step: string) => number | undefined;

/** The line of each step's `"Identifier"`. A text that is no flow has none; of an id that stands twice, the first counts. */
export function linesOfSteps(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  // Looked for once each: in a file of one line the next is as far as the end.
  let lineEnd = text.indexOf('\n');
  for (const { index, 1: literal = '""' } of text.matchAll(/"Identifier"\s*:\s*("(?:[^"\\\n]|\\.)*")/g)) {
    for (; lineEnd >= 0 && lineEnd < index; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    const id = read(literal);
    if (id !== undefined && !lines.has(id)) lines.set(id, line);
  }
  return lines;
}

function read(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}
