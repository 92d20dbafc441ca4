import { depthsOf } from './depths.ts';
import type { Places, SizeOf } from './lay-out.ts';
import type { Picture } from './picture.ts';

/** Boxes × branches beyond the first of each box. Above it lines take seconds to lay out, and no eye follows them. */
const most = 15_000;

/** True for a flow with so many branches that it is drawn without lines, each way as a note under its step. */
export const isTangled = (boxes: number, arrows: number): boolean =>
  boxes * Math.max(0, arrows - boxes) > most;

const columns = 6;
const margin = 24;
const gap = { across: 30, down: 34 };

/** The simple layout: boxes in the order of their distance from the start, row below row. Time grows with the boxes. */
export function inRows({ start, boxes, arrows }: Picture, sizeOf: SizeOf): Places {
  const depths = depthsOf(start, arrows);
  const depth = (id: string): number => depths.get(id) ?? boxes.length;
  const ids = boxes.map(({ id }) => id).toSorted((a, b) => depth(a) - depth(b));
  const at = new Map<string, { x: number; y: number }>();
  let [right, top] = [0, margin];
  for (let first = 0; first < ids.length; first += columns) {
    const row = ids.slice(first, first + columns).map((id) => ({ id, ...sizeOf(id) }));
    let left = margin;
    for (const { id, width, height } of row) {
      at.set(id, { x: left + width / 2, y: top + height / 2 });
      right = Math.max(right, left + width);
      left += width + gap.across;
    }
    top += Math.max(...row.map(({ height }) => height)) + gap.down;
  }
  return { at, width: right + margin, height: top - gap.down + margin, lineOf: () => [] };
}
