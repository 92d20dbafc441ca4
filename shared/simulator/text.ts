import { pathsIn } from '../flow/paths.ts';
import type { LiveCall } from './live-call.ts';
import { asText, type Lookup, prepareLookup } from './paths.ts';

/** A parameter that may hold JSONPaths, split once. */
export interface Text {
  /** The whole text, when nothing in it changes from call to call. */
  readonly fixed: string | undefined;
  readonly read: (call: LiveCall) => string;
  /** The value behind a text that is exactly one JSONPath: nested data stays nested. */
  readonly value: Lookup;
}

export function prepareText(source: string): Text {
  const paths = pathsIn(source);
  if (paths.length === 0) return { fixed: source, read: () => source, value: () => source };
  const [only] = paths;
  if (only === source) {
    const lookup = prepareLookup(only);
    return { fixed: undefined, read: (call) => asText(lookup(call)), value: lookup };
  }
  const lookups = paths.map(prepareLookup);
  const words = between(source, paths);
  const read = (call: LiveCall): string => {
    let text = words[0] ?? '';
    for (let i = 0; i < lookups.length; i++) text += asText(lookups[i]?.(call)) + (words[i + 1] ?? '');
    return text;
  };
  return { fixed: undefined, read, value: read };
}

/** The constant pieces around the paths: one more than there are paths. */
function between(source: string, paths: readonly string[]): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const path of paths) {
    const at = source.indexOf(path, from);
    pieces.push(source.slice(from, at));
    from = at + path.length;
  }
  pieces.push(source.slice(from));
  return pieces;
}
