import type { FlowKind, Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { factsBefore, succeeded } from './dataflow.ts';
import type { FlowSet } from './flow-set.ts';
import type { Context } from './rule.ts';

/** For each flow and step: true when every path has set a working queue before. */
export type QueueFacts = ReadonlyMap<Context, ReadonlyMap<string, boolean>>;

const known = new WeakMap<FlowSet, QueueFacts>();

/**
 * Across flows: a flow that others call starts with what all of them have set, a module that sets the queue on every way
 * to its end sets it for its caller. Begins with the best and takes back what does not hold.
 */
export function queueFacts(set: FlowSet): QueueFacts {
  const before = known.get(set);
  if (before) return before;
  const entry = new Map(set.flows.map((flow) => [flow, entryOf(flow, set)]));
  const sets = new Map(set.flows.map((flow) => [flow, true]));
  for (;;) {
    const facts: QueueFacts = new Map(
      set.flows.map((flow) => [flow, factsIn(flow, { start: entry.get(flow) ?? false, sets })]),
    );
    let changed = false;
    for (const flow of set.flows) {
      const starts = startsWith(flow, { set, facts });
      if (entry.get(flow) && !starts) {
        entry.set(flow, false);
        changed = true;
      }
      if (sets.get(flow) && !setsAlways(flow, sets)) {
        sets.set(flow, false);
        changed = true;
      }
    }
    if (!changed) {
      known.set(set, facts);
      return facts;
    }
  }
}

/** Kinds that run once a queue is chosen. Source: Developer Guide, flow types. */
const queued: ReadonlySet<FlowKind> = new Set<FlowKind>([
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
]);

const callersOf = (flow: Context, set: FlowSet) => set.crossings.filter((crossing) => crossing.to === flow);

const entryOf = (flow: Context, set: FlowSet): boolean =>
  (flow.kind !== undefined && queued.has(flow.kind)) || callersOf(flow, set).length > 0;

function startsWith(flow: Context, { set, facts }: { set: FlowSet; facts: QueueFacts }): boolean {
  if (flow.kind !== undefined && queued.has(flow.kind)) return true;
  const callers = callersOf(flow, set);
  // A hook runs when the contact is queued, held or answered.
  return (
    callers.length > 0 &&
    callers.every((call) => call.how === 'hook' || (facts.get(call.from)?.get(call.step) ?? true))
  );
}

function setsAlways(flow: Context, sets: ReadonlyMap<Context, boolean>): boolean {
  const facts = factsIn(flow, { start: false, sets });
  return [...facts].every(([id, set]) => set || flow.graph.steps[id]?.type !== 'EndFlowModuleExecution');
}

function factsIn(
  flow: Context,
  { start, sets }: { start: boolean; sets: ReadonlyMap<Context, boolean> },
): ReadonlyMap<string, boolean> {
  const modules = new Set(
    flow.set.crossings
      .filter((c) => c.from === flow && c.how === 'module' && c.to && sets.get(c.to))
      .map((c) => c.step),
  );
  return factsBefore<boolean>(flow.graph, {
    entry: start,
    join: (a, b) => a && b,
    same: Object.is,
    along: (fact, edge, step) => fact || (succeeded(edge) && setsQueue(step, edge, modules)),
  });
}

const setsQueue = (step: Step, edge: Edge, modules: ReadonlySet<string>): boolean =>
  step.type === 'UpdateContactTargetQueue' || modules.has(edge.from);
