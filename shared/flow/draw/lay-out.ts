import { Graph, layout } from '@dagrejs/dagre';
import { crowdedArrows } from './crowded-arrows.ts';
import { inRows, isTangled } from './in-rows.ts';
import type { Arrow, Box, Picture } from './picture.ts';
import { shorten, widthOf } from './text-width.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends Box, Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedArrow extends Arrow {
  readonly points: readonly Point[];
  /** Where the caption stands: by the beginning of the arrow, where a reader chooses. */
  readonly at: Point;
}

/** Says where a branch leads whose arrow would cross half the picture. */
export interface Note extends Point {
  readonly text: string;
  readonly quiet: boolean;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  readonly notes: readonly Note[];
  /** Without lines: there are too many to follow. Every way is a note. */
  readonly simplified: boolean;
}

/** Pixels a box takes with the notes under it. */
export type SizeOf = (id: string) => { readonly width: number; readonly height: number };

/** Middle of each box, where the lines run, and the size of the whole. */
export interface Places {
  readonly at: ReadonlyMap<string, Point>;
  readonly lineOf: (arrow: Arrow) => readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** Pixels. */
const boxWidth = 216;
const headHeight = 24;
const lineHeight = 14;
const noteHeight = 13;

export function placed(picture: Picture): Placed {
  const crowded = crowdedArrows(picture);
  const simplified = isTangled(picture.boxes.length, picture.arrows.length - crowded.size);
  const noted = simplified ? new Set(picture.arrows) : crowded;
  const drawn = picture.arrows.filter((arrow) => !noted.has(arrow));
  const notesOf = notesUnder(picture, noted);
  const roomFor = (id: string): number => (notesOf.get(id)?.length ?? 0) * noteHeight;
  const heights = new Map(
    picture.boxes.map(({ id, lines }) => [id, headHeight + lines.length * lineHeight + 8]),
  );
  const heightOf = (id: string): number => heights.get(id) ?? headHeight;
  const sizeOf: SizeOf = (id) => ({ width: boxWidth, height: heightOf(id) + roomFor(id) });
  const { at, lineOf, ...size } = simplified ? inRows(picture, sizeOf) : withLines(picture, drawn, sizeOf);
  const boxes = picture.boxes.map((box): PlacedBox => {
    const { x, y } = at.get(box.id) ?? { x: 0, y: 0 };
    return { ...box, x, y: y - roomFor(box.id) / 2, width: boxWidth, height: heightOf(box.id) };
  });
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  const notes = boxes.flatMap((box) =>
    (notesOf.get(box.id) ?? []).map(({ text, quiet }, index): Note => {
      const y = box.y + box.height / 2 + 11 + index * noteHeight;
      return { text, quiet, x: box.x - box.width / 2 + 4, y };
    }),
  );
  const arrows = drawn.flatMap((arrow): PlacedArrow[] => {
    const box = boxOf.get(arrow.from);
    if (!box) return [];
    if (arrow.from === arrow.to) return [loopAt(box, arrow)];
    const points = lineOf(arrow);
    // The second point is the row below (or above) the step, where arrows of one step stand side by side.
    return [{ ...arrow, points, at: points[1] ?? box }];
  });
  return { ...size, boxes, arrows, notes, simplified };
}

/** The usual layout: rows from the top, lines that cross as little as possible. Takes time that grows with both together. */
function withLines({ boxes }: Picture, drawn: readonly Arrow[], sizeOf: SizeOf): Places {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 30, ranksep: 34, edgesep: 14, marginx: 24, marginy: 24 });
  for (const { id } of boxes) graph.setNode(id, { ...sizeOf(id) });
  for (const arrow of drawn) {
    if (arrow.from === arrow.to) continue;
    const room = { width: Math.max(10, widthOf(arrow.caption) + 12), height: 14, labelpos: 'c' as const };
    graph.setEdge(arrow.from, arrow.to, { weight: arrow.quiet ? 1 : 4, ...room });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const at = new Map(boxes.map(({ id }) => [id, graph.node(id)]));
  return { at, lineOf: ({ from, to }) => graph.edge(from, to).points, width, height };
}

/** What stands under a step in place of arrows: `9 → to-crisis`, one line for each step they lead to. */
function notesUnder(
  { boxes }: Picture,
  crowded: ReadonlySet<Arrow>,
): Map<string, { readonly text: string; readonly quiet: boolean }[]> {
  const titles = new Map(boxes.map(({ id, title }) => [id, title]));
  const notes = new Map<string, { text: string; quiet: boolean }[]>();
  for (const { from, to, caption, quiet } of crowded) {
    // Where it leads matters more than why.
    const target = `→ ${shorten(titles.get(to) ?? to, boxWidth - 60, 10)}`;
    const why = caption === '' ? '' : `${shorten(caption, boxWidth - 12 - widthOf(target, 10), 10)} `;
    const text = `${why}${target}`;
    const list = notes.get(from) ?? [];
    list.push({ text, quiet });
    notes.set(from, list);
  }
  return notes;
}

/** A step that leads back to itself: a small arc above its box. */
function loopAt({ x, y, height }: PlacedBox, arrow: Arrow): PlacedArrow {
  const top = y - height / 2;
  const points = [
    { x: x - 30, y: top },
    { x: x - 30, y: top - 16 },
    { x: x + 30, y: top - 16 },
    { x: x + 30, y: top },
  ];
  return { ...arrow, points, at: { x, y: top - 14 } };
}
