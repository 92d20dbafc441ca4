import type { Facts } from './dataflow.ts';
import type { Crossing, FlowSet } from './flow-set.ts';
import { below, clean, joined, keepsSaid, type Marks, marksBefore, takenBy, written } from './marks.ts';
import { readersOf } from './reads.ts';
import type { Context } from './rule.ts';

type Known = ReadonlyMap<Context, Facts<Marks>>;
const nothing: Facts<Marks> = new Map();
const known = new WeakMap<FlowSet, Known>();

/**
 * For each flow and step: what stands in attributes there. They go with the contact into modules and back, along
 * transfers, into the flows that events start and into tasks; a flow begins with all that any way to it may bring.
 */
export function marksAcross(set: FlowSet): Known {
  const before = known.get(set);
  if (before) return before;
  const instance = instanceOf(set);
  const entries = new Map<Context, Marks>();
  const found = new Map<Context, Facts<Marks>>();
  const waiting = new Set(set.flows);
  for (const flow of waiting) {
    waiting.delete(flow);
    const facts = factsIn(flow, entries.get(flow) ?? clean, instance);
    found.set(flow, facts);
    if (facts === nothing) continue;
    for (const { to, marks } of broughtBy(flow, facts, instance)) {
      const had = entries.get(to) ?? clean;
      const has = joined(had, marks);
      if (has === had) continue;
      entries.set(to, has);
      waiting.add(to);
    }
  }
  known.set(set, found);
  return found;
}

type Call = Crossing & { readonly to: Context };

interface Instance {
  readonly calls: ReadonlyMap<Context, readonly Call[]>;
  /** Flows that events may start once a call has come through a flow: a hook stays for the rest of the contact. */
  readonly hooks: ReadonlyMap<Context, ReadonlySet<Context>>;
  /** By module and what it begins with: the contact attributes that it comes back with. */
  readonly exits: Map<Context, Map<string, Marks>>;
}

function instanceOf(set: FlowSet): Instance {
  // A lone flow leads nowhere that could be looked at.
  const found = set.flows.length > 1 ? set.crossings : [];
  const calls = Map.groupBy(
    found.flatMap((call): Call[] => (call.to ? [{ ...call, to: call.to }] : [])),
    ({ from }) => from,
  );
  const hooks = new Map<Context, Set<Context>>();
  const waiting = new Set<Context>();
  const hook = (flow: Context, targets: Iterable<Context>): void => {
    const own = hooks.get(flow) ?? new Set<Context>();
    const size = own.size;
    for (const target of targets) own.add(target);
    hooks.set(flow, own);
    if (own.size > size) waiting.add(flow);
  };
  for (const [flow, all] of calls)
    hook(
      flow,
      all.filter(isHook).map(({ to }) => to),
    );
  for (const flow of waiting) {
    waiting.delete(flow);
    for (const call of calls.get(flow) ?? []) if (!isHook(call)) hook(call.to, hooks.get(flow) ?? []);
  }
  return { calls, hooks, exits: new Map() };
}

const isHook = ({ from, step, how }: Crossing): boolean =>
  how === 'hook' && from.flow.steps[step]?.type !== 'CreateTask';

/** What stands before each step; empty when nothing can. */
function factsIn(flow: Context, entry: Marks, instance: Instance): Facts<Marks> {
  const modules = new Map(
    (instance.calls.get(flow) ?? []).filter(({ how }) => how === 'module').map(({ step, to }) => [step, to]),
  );
  const sources = ['StoredCustomerInput', 'Customer', ...(flow.policy?.functions ? ['External'] : [])];
  const begins =
    entry.size > 0 ||
    keepsSaid(flow) ||
    sources.some((root) => readersOf(flow, root).size > 0) ||
    [...modules.values()].some((module) => exitOf(module, clean, instance).size > 0);
  if (!begins) return nothing;
  return marksBefore(flow, {
    entry,
    afterModule: (step, marks) => {
      const module = modules.get(step);
      if (!module) return marks;
      return joined(below(marks, ...ownRoots), exitOf(module, attributes(marks), instance));
    },
  });
}

/** The contact attributes with which a module comes back. */
function exitOf(module: Context, entry: Marks, instance: Instance): Marks {
  const key = [...entry]
    .map(([spot, bits]) => `${spot} ${bits}`)
    .toSorted()
    .join('\n');
  const exits = instance.exits.get(module) ?? new Map<string, Marks>();
  instance.exits.set(module, exits);
  const before = exits.get(key);
  if (before) return before;
  // A module that calls itself, which the service does not allow, changes nothing.
  exits.set(key, entry);
  let exit = clean;
  for (const [id, marks] of factsIn(module, entry, instance)) {
    if (module.flow.steps[id]?.type === 'EndFlowModuleExecution') exit = joined(exit, attributes(marks));
  }
  exits.set(key, exit);
  return exit;
}

/** What a flow brings to the flows that it calls, and to those that events start. */
function* broughtBy(flow: Context, facts: Facts<Marks>, { calls, hooks }: Instance) {
  for (const { to, step: id, how } of calls.get(flow) ?? []) {
    const fact = facts.get(id) ?? clean;
    const step = flow.flow.steps[id];
    if (step?.type === 'CreateTask') {
      const given = takenBy(step, 'Attributes', { fact, context: flow, id });
      yield { to, marks: written(clean, 'Attributes', given) };
    } else if (how === 'module') yield { to, marks: attributes(fact) };
    // Assumed: digits stored last go with a transfer; no page says that they end.
    else if (how === 'transfer') yield { to, marks: below(fact, 'Attributes', 'StoredCustomerInput') };
  }
  const started = hooks.get(flow);
  if (!started || started.size === 0) return;
  let ever = clean;
  for (const [, fact] of facts) ever = joined(ever, attributes(fact));
  for (const to of started) yield { to, marks: ever };
}

const attributes = (marks: Marks): Marks => below(marks, 'Attributes');
/** What a flow keeps for itself while a module runs. */
const ownRoots = ['StoredCustomerInput', 'FlowAttributes'] as const;
