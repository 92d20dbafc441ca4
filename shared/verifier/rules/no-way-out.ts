import { specOf } from '../../flow/actions.ts';
import type { Step } from '../../flow/flow.ts';
import { end, example, menu, say } from '../example.ts';
import type { Rule } from '../rule.ts';

export const noWayOut: Rule = {
  id: 'no-way-out',
  level: 'error',
  what: 'from every step a call can end or be handed over',
  why: 'A caller who gets here goes round for ever: no branch leads to an end, a queue or another flow. Only hanging up helps.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ again: say('Please hold', 'more'), more: say('Still there?', 'again'), bye: end }),
  right: example({ again: menu('Press 1 to hear this again', { 1: 'again' }, 'bye'), bye: end }),
  *check({ graph, kind }) {
    const out = [...graph.reachable].filter((id) => {
      const step = graph.steps[id];
      const edges = graph.out.get(id) ?? [];
      // A dangling or missing branch has a rule of its own.
      return step && (leaves(step) || edges.length === 0 || edges.some((edge) => !graph.out.has(edge.to)));
    });
    const saved = new Set(out);
    for (let id = out.pop(); id !== undefined; id = out.pop()) {
      for (const edge of graph.in.get(id) ?? []) {
        if (saved.has(edge.from)) continue;
        saved.add(edge.from);
        out.push(edge.from);
      }
    }
    for (const step of graph.reachable) {
      if (saved.has(step)) continue;
      yield {
        step,
        message: 'No branch from here leads to an end, a queue or another flow.',
        fix: 'Bound the repetition with a Loop, and lead its end to a queue, another flow or a goodbye.',
        // A waiting caller leaves such a flow when an agent answers.
        ...(kind && waitingKinds.has(kind) && { level: 'advice' }),
      };
    }
  },
};

const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

/** True when a call may rightly leave the flow, or stay, at this step. */
function leaves(step: Step): boolean {
  return specOf(step.type)?.next === 'none' || leaving.has(step.type);
}

const leaving: ReadonlySet<string> = new Set([
  'TransferToFlow',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
  // Plays until an agent answers.
  'MessageParticipantIteratively',
]);
