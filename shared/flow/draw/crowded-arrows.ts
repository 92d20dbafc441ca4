import { depthsOf } from './depths.ts';
import type { Arrow, Picture } from './picture.ts';

/** Above so many long arrows into one step, no eye follows them. */
const few = { usual: 2, quiet: 1 };

/**
 * Arrows that a note replaces: those into steps where many callers end up from everywhere (a person, urgent help, the end of
 * the call). The arrow from nearest the start stays, so that the step hangs together with the flow.
 */
export function crowdedArrows({ start, boxes, arrows }: Picture): Set<Arrow> {
  const depth = depthsOf(start, arrows);
  const at = (id: string): number => depth.get(id) ?? boxes.length;
  // To the next rows, or to the step itself, an arrow is short.
  const isLong = ({ from, to }: Arrow): boolean => {
    const rows = at(to) - at(from);
    return from !== to && (rows < 0 || rows > 2);
  };
  const crowded = new Set<Arrow>();
  for (const [, into] of Map.groupBy(arrows, ({ to }) => to)) {
    const byDepth = into.filter(({ from, to }) => from !== to).toSorted((a, b) => at(a.from) - at(b.from));
    const kept = byDepth.find(({ quiet }) => !quiet) ?? byDepth[0];
    const long = into.filter(isLong);
    const usual = long.filter(({ quiet }) => !quiet);
    const quiet = long.filter((arrow) => arrow.quiet);
    if (usual.length > few.usual) for (const arrow of usual) if (arrow !== kept) crowded.add(arrow);
    if (into.filter((arrow) => arrow.quiet).length > few.quiet) {
      for (const arrow of quiet) if (arrow !== kept) crowded.add(arrow);
    }
  }
  return crowded;
}
