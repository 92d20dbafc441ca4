import type { FlowGraph } from '../../flow/graph.ts';
import { end, example, loop, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu, isStoring } from '../speech.ts';

export const unboundedRetry: Rule = {
  id: 'unbounded-retry',
  level: 'warning',
  what: 'a menu that asks again counts how often',
  why: 'A line left open, or a caller who cannot press keys, hears the same question for ever: the line stays busy and nobody helps.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
  wrong: example({ ask: menu('Press 1', { 1: 'bye' }, 'ask'), bye: end }),
  right: example({
    ask: menu('Press 1', { 1: 'bye' }, 'again'),
    again: loop(2, 'ask', 'bye'),
    bye: end,
  }),
  actions: ['GetParticipantInput'],
  *check({ graph, kind }) {
    if (kind && waitingKinds.has(kind)) return;
    for (const id of graph.reachable) {
      const step = graph.steps[id];
      if (!step || !isMenu(step) || step.conditions.length === 0) continue;
      const error = Object.keys(step.errors).find((name) => comesBack(graph, id, step.errors[name] ?? ''));
      if (error === undefined) continue;
      yield {
        step: id,
        message: `${error} leads back to the same question without a counter.`,
        fix: 'Put a Loop on the way back, and lead its end to a person or a goodbye.',
      };
    }
  },
};

/** Going round until somebody answers is what these are for. */
const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

/** True when a caller who does nothing gets from a step back to the menu without passing a counter. */
function comesBack(graph: FlowGraph, menu: string, from: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (const id of waiting) {
    if (id === menu) return true;
    const step = graph.steps[id];
    // A module asks and counts by its own rules.
    if (seen.has(id) || !step || step.type === 'Loop' || step.type === 'InvokeFlowModule') continue;
    seen.add(id);
    for (const edge of graph.out.get(id) ?? []) {
      const needsKey = (isMenu(step) || isStoring(step)) && edge.kind === 'condition';
      if (!needsKey) waiting.push(edge.to);
    }
  }
  return false;
}
