import type { FlowKind, Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { type Facts, factsBefore, sameBefore, succeeded } from './dataflow.ts';
import type { Calls, FlowSet } from './flow-set.ts';
import type { Context } from './rule.ts';

/** For each flow and step: true when every path has set a working queue before. */
export type QueueFacts = ReadonlyMap<Context, Facts<boolean>>;

const known = new WeakMap<FlowSet, QueueFacts>();

/**
 * Across flows: a flow that others call starts with what all of them have set, a module that sets the queue on every way
 * to its end sets it for its caller. Begins with the best and takes back what does not hold.
 */
export function queueFacts(set: FlowSet): QueueFacts {
  const before = known.get(set);
  if (before) return before;
  const { calls } = set;
  const entry = new Map(set.flows.map((flow) => [flow, entryOf(flow, calls)]));
  const sets = new Map(set.flows.map((flow) => [flow, true]));
  const facts = new Map<Context, Facts<boolean>>();
  // Only a flow whose beginning or whose modules have changed is looked at again, and after it those it leads to.
  const waiting = new Set(set.flows);
  for (const flow of waiting) {
    waiting.delete(flow);
    facts.set(flow, factsIn(flow, { start: entry.get(flow) ?? false, sets, calls }));
    for (const { to } of calls.from.get(flow) ?? []) {
      if (!to || !entry.get(to) || startsWith(to, { calls, facts })) continue;
      entry.set(to, false);
      waiting.add(to);
    }
    if (sets.get(flow) && !setsAlways(flow, { sets, calls })) {
      sets.set(flow, false);
      for (const { from } of calls.to.get(flow) ?? []) waiting.add(from);
    }
  }
  known.set(set, facts);
  return facts;
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

const entryOf = (flow: Context, calls: Calls): boolean =>
  (flow.kind !== undefined && queued.has(flow.kind)) || calls.to.has(flow);

function startsWith(flow: Context, { calls, facts }: { calls: Calls; facts: QueueFacts }): boolean {
  if (flow.kind !== undefined && queued.has(flow.kind)) return true;
  const callers = calls.to.get(flow) ?? [];
  // A hook runs when the contact is queued, held or answered.
  return (
    callers.length > 0 &&
    callers.every((call) => call.how === 'hook' || (facts.get(call.from)?.get(call.step) ?? true))
  );
}

type Modules = { readonly sets: ReadonlyMap<Context, boolean>; readonly calls: Calls };

function setsAlways(flow: Context, modules: Modules): boolean {
  if (!flow.structure.types.has('EndFlowModuleExecution')) return true;
  const facts = factsIn(flow, { start: false, ...modules });
  return [...facts].every(([id, set]) => set || flow.graph.steps[id]?.type !== 'EndFlowModuleExecution');
}

function factsIn(
  flow: Context,
  { start, sets, calls }: Modules & { readonly start: boolean },
): Facts<boolean> {
  const modules = new Set<string>();
  for (const { how, to, step } of calls.from.get(flow) ?? [])
    if (how === 'module' && to && sets.get(to)) modules.add(step);
  // Nothing changes along the way where a queue is there already, or where none is chosen.
  const chosen = modules.size > 0 || flow.structure.types.has('UpdateContactTargetQueue');
  if (start || !chosen) return sameBefore(flow, start);
  return factsBefore<boolean>(flow.graph, {
    entry: start,
    join: (a, b) => a && b,
    same: Object.is,
    along: (fact, edge, step) => fact || (succeeded(edge) && setsQueue(step, edge, modules)),
  });
}

const setsQueue = (step: Step, edge: Edge, modules: ReadonlySet<string>): boolean =>
  step.type === 'UpdateContactTargetQueue' || modules.has(edge.from);
