import type { Edge } from '../../flow/graph.ts';
import { call, end, example, say } from '../example.ts';
import type { Context, Rule } from '../rule.ts';
import { speaks, waitsForCaller } from '../speech.ts';

export const goodbyeFirst: Rule = {
  id: 'goodbye-first',
  level: 'advice',
  what: 'a call is hung up only after something was said',
  why: 'A line that goes dead without a word is heard as a fault, and the caller calls again. A goodbye, or a reason, takes three seconds.',
  source: 'Dialogue rule D8 (ivrsworld.com).',
  wrong: example({ hello: say('Hello.', 'note'), note: call('note', 'bye', 'bye'), bye: end }),
  right: example({
    note: call('note', 'thanks', 'thanks'),
    thanks: say('Thank you. Goodbye.', 'bye'),
    bye: end,
  }),
  actions: ['DisconnectParticipant'],
  *check(context) {
    const { structure, kind } = context;
    if (kind !== undefined && kind !== 'CONTACT_FLOW' && kind !== 'CUSTOMER_QUEUE') return;
    // A flow that never speaks is for tasks; and it is behind a function that a silent end is found.
    if (!structure.types.has('InvokeLambdaFunction') || !structure.steps.some(speaks)) return;
    for (const { n, id, step } of structure.placed) {
      if (step.type !== 'DisconnectParticipant' || structure.reachable[n] === 0 || id === context.flow.start)
        continue;
      const silent = silentWay(context, id);
      if (silent === undefined) continue;
      yield {
        step: id,
        message: `From "${silent}" the call is hung up without a word.`,
        fix: 'Say goodbye, or why the call ends, before.',
      };
    }
  },
};

/** The step after which nothing is said until the end, or undefined when something always is. */
function silentWay({ graph }: Context, end: string): string | undefined {
  const seen = new Set([end]);
  const waiting = [end];
  for (const id of waiting) {
    for (const { from } of (graph.in.get(id) ?? []).filter(isWay)) {
      const step = graph.steps[from];
      if (!step || seen.has(from) || !graph.reachable.has(from)) continue;
      seen.add(from);
      if (step.type === 'InvokeLambdaFunction') return from;
      if (!speaks(step) && !waitsForCaller(step)) waiting.push(from);
    }
  }
  return undefined;
}

/** A prompt that fails has no words to say another. */
const isWay = ({ label }: Edge): boolean => label !== 'NoMatchingError';
