/** Line in a file, from 1, of a step by its id. */
export type LineOf = (file: string, step: string) => number | undefined;

/** The line of each step's `"Identifier"`. A text that is no flow has none; of an id that stands twice, the first counts. */
export function linesOfSteps(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let [line, from] = [1, 0];
  for (const { index, 1: literal = '""' } of text.matchAll(/"Identifier"\s*:\s*("(?:[^"\\\n]|\\.)*")/g)) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < index; at = text.indexOf('\n', from)) {
      line += 1;
      from = at + 1;
    }
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
