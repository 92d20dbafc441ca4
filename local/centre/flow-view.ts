/** A flow as it is drawn. */
import type { Flow } from '../../shared/flow/flow.ts';
import { graphOf } from '../../shared/flow/graph.ts';
import type { FlowView } from './story.ts';

export function flowView({
  name,
  kind,
  flow,
}: {
  readonly name: string;
  readonly kind: string;
  readonly flow: Flow;
}): FlowView {
  const graph = graphOf(flow);
  return {
    name,
    kind,
    start: flow.start,
    steps: Object.entries(flow.steps).map(([id, { type }]) => ({ id, type })),
    branches: graph.ids
      .flatMap((id) => graph.out.get(id) ?? [])
      .map(({ from, to, kind: way, label }) => ({ from, to, kind: way, label })),
  };
}
