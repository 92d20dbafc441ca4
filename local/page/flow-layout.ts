/** Where the steps of a flow stand in the picture: left to right, error paths out of the way. */
import { Graph, layout } from '@dagrejs/dagre';
import type { FlowView } from '../centre/story.ts';

export interface DrawnStep {
  readonly id: string;
  readonly type: string;
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
}

export interface DrawnBranch {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'condition' | 'error';
  readonly label: string;
  /** SVG path data. */
  readonly path: string;
  /** Where the label stands, for the branches that a caller chooses. */
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly DrawnStep[];
  readonly branches: readonly DrawnBranch[];
}

/** Pixels. */
export const box = { width: 204, height: 46 };

const drawings = new WeakMap<FlowView, Drawing>();

export function drawingOf(flow: FlowView): Drawing {
  const known = drawings.get(flow);
  if (known) return known;
  const drawing = draw(flow);
  drawings.set(flow, drawing);
  return drawing;
}

function draw(flow: FlowView): Drawing {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 64, edgesep: 8, marginx: 24, marginy: 24 });
  for (const { id } of flow.steps) graph.setNode(id, { ...box });
  for (const branch of flow.branches) {
    if (!graph.hasNode(branch.to) || branch.from === branch.to) continue;
    // An error path may be long: it must not push the way a call usually takes apart.
    const weight = branch.kind === 'error' ? 0 : 3;
    const room = { width: captionOf(branch).length * 7, height: 14, labelpos: 'c' };
    graph.setEdge(branch.from, branch.to, { weight, ...room }, nameOf(branch));
  }
  layout(graph);
  const size = graph.graph();
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    steps: flow.steps.map(({ id, type }) => ({ id, type, x: graph.node(id).x, y: graph.node(id).y })),
    branches: flow.branches.flatMap((branch) => {
      if (!graph.hasNode(branch.to)) return [];
      if (branch.from === branch.to) return [{ ...branch, ...loopAt(graph.node(branch.from)) }];
      const edge = graph.edge(branch.from, branch.to, nameOf(branch));
      return edge ? [{ ...branch, path: smooth(edge.points), x: edge.x, y: edge.y }] : [];
    }),
  };
}

const nameOf = (branch: FlowView['branches'][number]): string => `${branch.kind} ${branch.label}`;

/** A step that leads back to itself: a small arc above its box. */
function loopAt({ x, y }: { readonly x: number; readonly y: number }): {
  path: string;
  x: number;
  y: number;
} {
  const top = y - box.height / 2;
  return {
    path: `M${x - 16} ${top}C${x - 26} ${top - 22} ${x + 26} ${top - 22} ${x + 16} ${top}`,
    x,
    y: top - 17,
  };
}

/** What a condition asks for, in the caller's terms: `Equals 1` is the key 1. */
export const captionOf = (branch: { readonly kind: string; readonly label: string }): string => {
  const text = branch.kind === 'condition' ? branch.label.replace(/^Equals /, '') : '';
  return text.length > 18 ? `${text.slice(0, 17)}…` : text;
};

/** Through the middle of each pair of points, bending at the points. */
function smooth(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const after = rest[index + 1] ?? last;
    return `Q${point.x} ${point.y} ${(point.x + after.x) / 2} ${(point.y + after.y) / 2}`;
  });
  return `M${first.x} ${first.y}${bends.join('')}L${last.x} ${last.y}`;
}
