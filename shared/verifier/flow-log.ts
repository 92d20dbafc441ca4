import { type Facts, factsBefore } from './dataflow.ts';
import type { FlowSet } from './flow-set.ts';
import type { Context } from './rule.ts';

type LogFacts = ReadonlyMap<Context, Facts<boolean>>;
const known = new WeakMap<FlowSet, LogFacts>();

/**
 * For each flow and step: true when flow logging is proven off there. It holds for the rest of the contact, so a flow that
 * others lead to starts with what all of them have proven. Begins with the best and takes back what does not hold.
 */
export function logOffBefore(set: FlowSet): LogFacts {
  const before = known.get(set);
  if (before) return before;
  const callers = set.calls.to;
  const entry = new Map(set.flows.map((flow) => [flow, callers.has(flow)]));
  const turnsOn = new Set(set.flows.filter((flow) => flow.structure.steps.some(mayLog)));
  for (;;) {
    const facts: LogFacts = new Map(
      set.flows.map((flow) => [flow, factsIn(flow, entry.get(flow) ?? false, turnsOn)]),
    );
    const lost = set.flows.filter(
      (flow) =>
        entry.get(flow) && callers.get(flow)?.some((call) => facts.get(call.from)?.get(call.step) === false),
    );
    if (lost.length === 0) {
      known.set(set, facts);
      return facts;
    }
    for (const flow of lost) entry.set(flow, false);
  }
}

const mayLog = ({ type, parameters }: Context['structure']['steps'][number]): boolean =>
  type === 'UpdateFlowLoggingBehavior' && parameters.FlowLoggingBehavior !== 'Disabled';

function factsIn(flow: Context, entry: boolean, turnsOn: ReadonlySet<Context>): Facts<boolean> {
  const loud = new Set(
    (flow.set.calls.from.get(flow) ?? [])
      .filter((c) => c.how === 'module' && (!c.to || turnsOn.has(c.to)))
      .map((c) => c.step),
  );
  return factsBefore<boolean>(flow.graph, {
    entry,
    join: (a, b) => a && b,
    same: Object.is,
    along: (off, edge, step) => {
      if (step.type === 'UpdateFlowLoggingBehavior') return !mayLog(step);
      return off && !loud.has(edge.from);
    },
  });
}
